-- Copies of images in smaller widths. Each is made when it is first requested, and never changes
create table scaled_image (
    image_id        uuid    not null references image on delete cascade,
    requested_width integer not null,
    -- Derived from the SHA-256 of the content
    id              uuid    not null,
    media_type      text    not null check (media_type in ('image/jpeg', 'image/png')),
    width           integer not null check (width between 1 and 10000),
    height          integer not null check (height between 1 and 10000),
    content         bytea   not null check (octet_length(content) between 1 and 5242880),
    primary key (image_id, requested_width)
);
-- Image formats are compressed already
alter table scaled_image alter column content set storage external;
