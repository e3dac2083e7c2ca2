-- The replica of ticket-service's tickets: what an admission shows of its ticket.
create table ticket (
    id           uuid        primary key,
    show_id      uuid, -- null for a ticket from before there were shows
    name         text,
    title        text        not null,
    venue        text        not null,
    starts_at    timestamptz not null,
    time_zone    text,
    organiser_id uuid, -- null for a ticket from before there were organisers, which belongs to its seller
    seller_id    text        not null,
    show_status  text,
    version      bigint      not null -- of the last ticket event applied
);

-- Tickets whose admissions become void
create index ticket_called_off on ticket (id) where show_status = 'CALLED_OFF';

-- The replica of ticket-service's organisers, whose members may see admissions.
create table organiser (
    id      uuid   primary key,
    name    text   not null,
    members jsonb  not null, -- objects with subject and role
    version bigint not null -- of the last organiser event applied
);

-- The last state of each order. It outlives the order's events, so that an event replayed from a backup changes nothing.
create table orders (
    id       uuid   primary key,
    buyer_id text   not null,
    status   text   not null,
    version  bigint not null -- of the last order event applied
);

create table admission (
    id          uuid        primary key, -- derived from order, ticket and number
    order_id    uuid        not null references orders,
    ticket_id   uuid        not null, -- its event may arrive after the order's
    number      integer     not null check (number >= 1),
    holder_id   text        not null check (holder_id <> ''),
    holder_name text,
    generation  integer     not null check (generation >= 1),
    status      text        not null check (status in ('VALID', 'VOID')),
    void_reason text,
    version     bigint      not null check (version >= 1),
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    unique (order_id, ticket_id, number),
    check ((status = 'VOID') = (void_reason is not null))
);

create index admission_of_holder on admission (holder_id, created_at, id);
create index admission_valid_of_ticket on admission (ticket_id) where status = 'VALID';

-- An open transfer. It ends when it is claimed, cancelled or expired.
create table transfer (
    id           uuid        primary key,
    admission_id uuid        not null unique references admission,
    token_hash   bytea       not null unique, -- SHA-256
    created_at   timestamptz not null,
    expires_at   timestamptz not null
);

create index transfer_expiry on transfer (expires_at);
