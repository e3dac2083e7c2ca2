-- The replica of ticket-service's shows: what an admission on paper and a calendar show.
create table show (
    id         uuid        primary key,
    title      text        not null,
    venue      text        not null,
    address    text,
    city       text,
    country    text,
    time_zone  text        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz,
    doors_at   timestamptz,
    status     text        not null,
    updated_at timestamptz,
    version    bigint      not null -- of the last show event applied
);
