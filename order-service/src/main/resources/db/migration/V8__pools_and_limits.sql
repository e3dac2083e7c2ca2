-- The replica of ticket-service's pools, and the stock that only this service knows.
create table pool (
    id            uuid    primary key,
    show_id       uuid    not null,
    name          text    not null,
    capacity      integer not null check (capacity >= 0),
    version       bigint  not null, -- of the last pool event applied
    allotment     integer not null, -- units that may be sold: the capacity, or held plus sold if that is more
    held          integer not null default 0, -- in open orders
    sold          integer not null default 0, -- in paid orders
    -- Grows with every change of the counters. It starts at the row's creation time in microseconds, so that a row that was
    -- lost and restored continues above the versions that were published before.
    stock_version bigint  not null default (extract(epoch from clock_timestamp()) * 1000000)::bigint,
    constraint no_oversell_of_pool check (held >= 0 and sold >= 0 and held + sold <= allotment)
);

alter table ticket
    add column show_id       uuid,
    add column name          text,
    add column time_zone     text,
    add column max_per_buyer integer check (max_per_buyer >= 1),
    add column on_sale_from  timestamptz,
    add column on_sale_until timestamptz,
    add column pool_ids      uuid[] not null default '{}',
    add column organiser_id  uuid,
    add column show_status   text; -- null before there were shows

-- The pools that count the units of the line. They stay the same when the ticket changes its pools, so counters cannot drift.
alter table order_item add column pool_ids uuid[] not null default '{}';
