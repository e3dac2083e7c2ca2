create table orders (
    id             uuid        primary key,
    user_id        text        not null,
    status         text        not null check (status in
        ('CREATED', 'AWAITING_PAYMENT', 'COMPLETE', 'CANCELLED', 'EXPIRED', 'REFUNDED')),
    reason         text        not null, -- why it came to this status
    total_amount   bigint      not null check (total_amount >= 0),
    total_currency text        not null,
    expires_at     timestamptz not null,
    version        bigint      not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null
);

create index orders_of_user on orders (user_id, created_at desc, id desc);
create index orders_open_of_user on orders (user_id) where status in ('CREATED', 'AWAITING_PAYMENT');
create index orders_falling_due on orders (expires_at) where status in ('CREATED', 'AWAITING_PAYMENT');

create table order_item (
    order_id    uuid     not null references orders,
    line        integer  not null,
    ticket_id   uuid     not null references ticket,
    quantity    integer  not null check (quantity > 0),
    unit_amount bigint   not null check (unit_amount >= 0), -- in the order's currency, frozen at the hold
    primary key (order_id, line),
    unique (order_id, ticket_id)
);

create index order_item_of_ticket on order_item (ticket_id);

create table order_transition (
    order_id    uuid        not null references orders,
    version     bigint      not null, -- the order's, after this transition
    at          timestamptz not null,
    from_status text, -- null for the first
    to_status   text        not null,
    reason      text        not null,
    actor       text        not null, -- a user's id, or the part of the system that did it
    primary key (order_id, version)
);
