-- The replica of ticket-service's listings, and the stock that only this service knows.
create table ticket (
    id             uuid        primary key,
    title          text        not null,
    venue          text        not null,
    starts_at      timestamptz not null,
    -- bounded, so that no total can overflow
    price_amount   bigint      not null check (price_amount between 0 and 1000000000000),
    price_currency text        not null,
    capacity       integer     not null check (capacity >= 0),
    max_per_order  integer     not null check (max_per_order >= 1),
    seller_id      text        not null,
    status         text        not null,
    version        bigint      not null, -- of the last ticket event applied
    allotment      integer     not null, -- what may be sold: the capacity, or more where more is already held or sold
    held           integer     not null default 0, -- in open orders
    sold           integer     not null default 0, -- in paid orders
    -- Grows with every change of the figures. It starts at the microsecond of the row's birth, so that a row that was
    -- lost and came back goes on above what it announced before.
    stock_version  bigint      not null default (extract(epoch from clock_timestamp()) * 1000000)::bigint,
    constraint no_oversell check (held >= 0 and sold >= 0 and held + sold <= allotment)
);
