create table show (
    id              uuid        primary key,
    organiser_id    uuid        not null references organiser,
    title           text        not null check (char_length(title) between 1 and 200 and btrim(title) <> ''),
    -- CommonMark
    description     text        not null check (char_length(description) <= 4000),
    category        text        check (category ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(category) <= 50),
    venue           text        not null check (char_length(venue) between 1 and 200 and btrim(venue) <> ''),
    venue_address   text        check (char_length(venue_address) <= 200),
    venue_city      text        check (char_length(venue_city) <= 100),
    venue_country   text        check (venue_country ~ '^[A-Z]{2}$'),
    time_zone       text        not null check (time_zone <> ''),
    starts_at       timestamptz not null,
    ends_at         timestamptz check (ends_at > starts_at),
    doors_at        timestamptz check (doors_at <= starts_at),
    status          text        not null check (status in ('DRAFT', 'PUBLISHED', 'CALLED_OFF')),
    version         bigint      not null check (version >= 1),
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    -- ticket-service computes these columns for searches. The database's locale and time zones do not matter.
    city_key        text        collate "C",
    local_date      date        not null,
    search_terms    tsvector,
    indexed_version bigint
);

create index show_page on show (status, starts_at, id);
create index show_organiser_page on show (organiser_id, status, starts_at, id);
create index show_city_page on show (city_key, status, starts_at, id);
create index show_category_page on show (category, status, starts_at, id);
create index show_search_terms on show using gin (search_terms) with (fastupdate = off);
create index show_unindexed on show (id) where indexed_version is distinct from version;

create table pool (
    id         uuid        primary key,
    show_id    uuid        not null references show,
    name       text        not null check (char_length(name) between 1 and 100 and btrim(name) <> ''),
    capacity   integer     not null check (capacity between 1 and 1000000),
    version    bigint      not null check (version >= 1),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index pool_show on pool (show_id, id);

-- Without a reference to the pool: figures may arrive before a restored database knows it.
create table pool_availability (
    pool_id   uuid        primary key,
    held      integer     not null check (held >= 0),
    sold      integer     not null check (sold >= 0),
    available integer     not null check (available >= 0),
    version   bigint      not null check (version >= 1),
    as_of     timestamptz not null
);

-- A ticket repeats what its events carry of the show: title, description, venue, start, zone, organiser and status.
alter table ticket
    add column show_id       uuid    references show,
    add column organiser_id  uuid,
    add column name          text    not null default 'General admission'
        check (char_length(name) between 1 and 100 and btrim(name) <> ''),
    add column position      integer not null default 0 check (position >= 0),
    add column time_zone     text    not null default 'UTC' check (time_zone <> ''),
    add column show_status   text    not null default 'PUBLISHED' check (show_status in ('DRAFT', 'PUBLISHED', 'CALLED_OFF')),
    add column max_per_buyer integer check (max_per_buyer between 1 and 1000000),
    add column on_sale_from  timestamptz,
    add column on_sale_until timestamptz,
    add column pool_ids      uuid[]  not null default '{}' check (cardinality(pool_ids) <= 4),
    add constraint ticket_sale_window check (on_sale_until > on_sale_from);

-- Each ticket of an earlier release gets a published show. Its seller owns an organiser since the previous migration.
create temporary table ticket_show on commit drop as
select t.id as ticket_id, uuidv7() as show_id,
    (select m.organiser_id from organiser_member m where m.subject = t.seller_id and m.role = 'OWNER' order by m.organiser_id limit 1)
        as organiser_id
from ticket t;

insert into show (id, organiser_id, title, description, venue, time_zone, starts_at, status, version, created_at, updated_at,
    local_date)
select s.show_id, s.organiser_id, t.title, t.description, t.venue, 'UTC', t.starts_at, 'PUBLISHED', 1, t.created_at, t.updated_at,
    (t.starts_at at time zone 'UTC')::date
from ticket t join ticket_show s on s.ticket_id = t.id;

update ticket t
set show_id = s.show_id, organiser_id = s.organiser_id, version = version + 1,
    indexed_version = case when indexed_version = version then version + 1 else indexed_version end
from ticket_show s where s.ticket_id = t.id;

alter table ticket
    alter column show_id set not null,
    alter column organiser_id set not null;
create index ticket_show on ticket (show_id, position, id);

-- A page lists tickets of published shows only.
drop index ticket_status_page;
drop index ticket_seller_status_page;
create index ticket_status_page on ticket (status, starts_at, id) where show_status = 'PUBLISHED';
create index ticket_seller_status_page on ticket (seller_id, status, starts_at, id) where show_status = 'PUBLISHED';
create index ticket_seller_upcoming on ticket (seller_id, starts_at) where status = 'ON_SALE';

insert into outbox (id, aggregatetype, aggregateid, type, payload)
select uuidv7(), 'shows', id, 'dev.boxoffice.show.created.v1',
    json_build_object('id', id, 'organiserId', organiser_id, 'title', title, 'description', description,
        'venue', json_build_object('name', venue), 'timeZone', time_zone,
        'startsAt', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'status', status, 'version', version,
        'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'updatedAt', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from show;

insert into outbox (id, aggregatetype, aggregateid, type, payload)
select uuidv7(), 'tickets', id,
    case status when 'WITHDRAWN' then 'dev.boxoffice.ticket.withdrawn.v1' else 'dev.boxoffice.ticket.updated.v1' end,
    json_build_object('id', id, 'showId', show_id, 'name', name, 'title', title, 'description', description, 'venue', venue,
        'startsAt', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'timeZone', time_zone,
        'price', json_build_object('amount', price_amount, 'currency', price_currency), 'capacity', capacity,
        'maxPerOrder', max_per_order, 'poolIds', pool_ids, 'position', position, 'sellerId', seller_id,
        'organiserId', organiser_id, 'showStatus', show_status, 'status', status, 'version', version,
        'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'updatedAt', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from ticket;
