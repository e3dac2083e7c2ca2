-- What the client of an order gives with it. The reference is the client's own and not unique.
alter table orders
    add column client_reference text,
    add column contact_email    text,
    add column contact_name     text;

create index orders_of_user_by_reference on orders (user_id, client_reference, created_at desc, id desc)
    where client_reference is not null;
create index orders_by_email on orders (lower(contact_email)) where contact_email is not null;

-- The replica of ticket-service's organisers, whose members may see orders.
create table organiser (
    id      uuid   primary key,
    name    text   not null,
    members jsonb  not null, -- objects with subject and role
    version bigint not null -- of the last organiser event applied
);

create index organiser_of_member on organiser using gin (members jsonb_path_ops);
create index ticket_of_show on ticket (show_id);
create index ticket_of_organiser on ticket (organiser_id);

-- Finds the newest orders of a ticket, because ids of orders grow with time.
create index if not exists order_item_of_ticket_by_order on order_item (ticket_id, order_id);
drop index order_item_of_ticket;
