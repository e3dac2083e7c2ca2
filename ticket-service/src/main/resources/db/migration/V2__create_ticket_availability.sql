-- What order-service says is left. Apart from the ticket, whose version it must not touch, and without a reference
-- to it, for a figure may arrive before this database knows the ticket.
create table ticket_availability (
    ticket_id uuid        primary key,
    held      integer     not null check (held >= 0),
    sold      integer     not null check (sold >= 0),
    available integer     not null check (available >= 0),
    version   bigint      not null check (version >= 1),
    as_of     timestamptz not null
);
