create table image (
    -- Derived from the SHA-256 of the content, so that equal images are stored once and never change
    id         uuid        primary key,
    media_type text        not null check (media_type in ('image/jpeg', 'image/png')),
    width      integer     not null check (width between 1 and 10000),
    height     integer     not null check (height between 1 and 10000),
    content    bytea       not null check (octet_length(content) between 1 and 5242880),
    created_by text        not null check (created_by <> ''),
    created_at timestamptz not null default clock_timestamp()
);
-- Image formats are compressed already
alter table image alter column content set storage external;
create index image_creator on image (created_by);
