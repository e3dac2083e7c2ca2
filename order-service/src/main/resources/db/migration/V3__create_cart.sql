-- Made when something is first put in, and kept when it is emptied: whoever changes the items locks this row first.
create table cart (
    user_id    text        primary key,
    updated_at timestamptz not null
);

create table cart_item (
    user_id        text        not null references cart,
    ticket_id      uuid        not null references ticket,
    quantity       integer     not null check (quantity > 0),
    shown_amount   bigint      not null check (shown_amount >= 0), -- the price when it was put in
    shown_currency text        not null,
    added_at       timestamptz not null,
    primary key (user_id, ticket_id)
);

create index cart_item_of_ticket on cart_item (ticket_id);
