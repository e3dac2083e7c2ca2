create table ticket (
    id             uuid        primary key,
    title          text        not null check (char_length(title) between 1 and 200 and btrim(title) <> ''),
    description    text        not null check (char_length(description) <= 4000),
    venue          text        not null check (char_length(venue) between 1 and 200 and btrim(venue) <> ''),
    starts_at      timestamptz not null,
    price_amount   bigint      not null check (price_amount between 0 and 100000000),
    price_currency text        not null check (price_currency ~ '^[A-Z]{3}$'),
    capacity       integer     not null check (capacity between 1 and 1000000),
    max_per_order  integer     not null check (max_per_order between 1 and 100),
    seller_id      text        not null check (seller_id <> ''),
    status         text        not null check (status in ('ON_SALE', 'WITHDRAWN')),
    version        bigint      not null check (version >= 1),
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    -- Punctuation becomes space first, or else the parser takes "AC/DC" for a file name and "U.K." for a host.
    search         tsvector    not null generated always as (
        setweight(to_tsvector('simple', translate(title, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32))), 'A') ||
        setweight(to_tsvector('simple', translate(venue, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32))), 'B') ||
        setweight(to_tsvector('simple', translate(description, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32))), 'C')
    ) stored
);

-- Read far more often than written: no list of pending entries, which every search would have to go through.
create index ticket_search on ticket using gin (search) with (fastupdate = off);
create index ticket_page on ticket (starts_at, id);
create index ticket_seller_page on ticket (seller_id, starts_at, id);
