-- Shows that were called off, and the work on their orders.
create table call_off (
    show_id       uuid        primary key,
    started_at    timestamptz not null default clock_timestamp(),
    progressed_at timestamptz not null default clock_timestamp(), -- when its orders or refunds changed last
    finished_at   timestamptz, -- null while orders or refunds are left
    revision      bigint      not null default 1 -- grows with each ticket that the replica learns about
);

create index call_off_running on call_off (started_at) where finished_at is null;

-- A trigger, so that instances of an earlier release begin the work, too.
create function begin_call_off() returns trigger language plpgsql as $$
begin
    insert into call_off (show_id) values (new.show_id)
    on conflict (show_id) do update set finished_at = null, revision = call_off.revision + 1;
    return null;
end $$;

create trigger begin_call_off after insert or update of show_status on ticket
    for each row when (new.show_status = 'CALLED_OFF' and new.show_id is not null) execute function begin_call_off();

-- One instance works at a time, so that the limit of refunds per second holds for all instances together.
create table call_off_lease (
    id         boolean     primary key default true check (id),
    holder     uuid,
    expires_at timestamptz not null default '-infinity'
);

insert into call_off_lease default values;

-- The show whose call-off has caused the refund.
alter table refund add column called_off_show uuid;
alter table refund_archive add column called_off_show uuid;

create index refund_of_call_off on refund (called_off_show) where called_off_show is not null;
create index refund_archive_of_call_off on refund_archive (called_off_show) where called_off_show is not null;
