create table organiser (
    id         uuid        primary key,
    name       text        not null check (char_length(name) between 1 and 200 and btrim(name) <> ''),
    slug       text        not null constraint organiser_slug unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
    version    bigint      not null check (version >= 1),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table organiser_member (
    organiser_id uuid not null references organiser,
    subject      text not null check (char_length(subject) between 1 and 255),
    role         text not null check (role in ('OWNER', 'EDITOR', 'SUPPORT', 'DOOR')),
    primary key (organiser_id, subject)
);
create index organiser_member_subject on organiser_member (subject, organiser_id);

create table organiser_invitation (
    id           uuid        primary key,
    organiser_id uuid        not null references organiser,
    role         text        not null check (role in ('OWNER', 'EDITOR', 'SUPPORT', 'DOOR')),
    -- SHA-256; the database does not contain the token
    token_hash   bytea       not null unique check (octet_length(token_hash) = 32),
    created_by   text        not null check (created_by <> ''),
    created_at   timestamptz not null,
    expires_at   timestamptz not null check (expires_at > created_at)
);
create index organiser_invitation_page on organiser_invitation (organiser_id, created_at, id);
create index organiser_invitation_expiry on organiser_invitation (expires_at);

-- Every seller of an earlier release becomes the owner of an organiser.
create temporary table seller_organiser on commit drop as
select gen_random_uuid() as id, seller_id, date_trunc('microseconds', clock_timestamp()) as created_at
from (select distinct seller_id from ticket) s;

insert into organiser (id, name, slug, version, created_at, updated_at)
select id, 'Organiser', 'organiser-' || replace(id::text, '-', ''), 1, created_at, created_at from seller_organiser;

insert into organiser_member (organiser_id, subject, role)
select id, seller_id, 'OWNER' from seller_organiser;

insert into outbox (id, aggregatetype, aggregateid, type, payload)
select gen_random_uuid(), 'organisers', id, 'dev.boxoffice.organiser.created.v1',
    jsonb_build_object(
        'id', id,
        'name', 'Organiser',
        'slug', 'organiser-' || replace(id::text, '-', ''),
        'members', jsonb_build_array(jsonb_build_object('subject', seller_id, 'role', 'OWNER')),
        'version', 1,
        'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'updatedAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text
from seller_organiser;
