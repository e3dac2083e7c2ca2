-- The entry in force. It ends when it is undone, and with re-entry after an exit by the next entry.
alter table admission
    add column inside       boolean not null default false,
    add column entry_id     uuid, -- the check-in that let the holder in; null without an entry
    add column entered_at   timestamptz,
    add column entered_gate text,
    -- The transaction of the last change. Lists of changes are read in its order, up to the oldest open transaction
    add column changed_by   xid8    not null default pg_current_xact_id(),
    add check ((entry_id is null) = (entered_at is null)),
    add check ((entry_id is null) = (entered_gate is null)),
    add check (not inside or entry_id is not null);

create function stamp_admission() returns trigger language plpgsql as $$
begin
    new.changed_by = pg_current_xact_id();
    return new;
end $$;

create trigger admission_stamp before update on admission for each row execute function stamp_admission();

create index admission_changed on admission (ticket_id, changed_by, id);
create index ticket_of_show on ticket (show_id);

-- A scan at the door, whether it opened it or not.
create table check_in (
    id           uuid        primary key, -- UUIDv7
    show_id      uuid        not null, -- for which the gate admits
    gate         text        not null,
    nonce        text        not null, -- the scanner's name for the scan
    code_hash    bytea       not null, -- SHA-256
    admission_id uuid, -- null for an invalid code
    direction    text        not null check (direction in ('ENTRY', 'EXIT')),
    result       text        not null check (result in ('ACCEPTED', 'REFUSED')),
    reason       text, -- of a refusal, or the conflict of an accepted offline scan
    offline      boolean     not null,
    scanned_at   timestamptz not null, -- by the scanner's clock
    recorded_at  timestamptz not null,
    recorded_by  text        not null,
    first_at     timestamptz, -- of the entry that was in force before
    first_gate   text,
    undone_at    timestamptz,
    undone_by    text,
    unique (show_id, gate, nonce),
    check (result = 'ACCEPTED' or reason is not null),
    check (reason is null or result = 'REFUSED' or offline),
    check ((undone_at is null) = (undone_by is null))
);

create index check_in_of_show on check_in (show_id, recorded_at, id);
create index check_in_conflict on check_in (show_id, recorded_at, id) where result = 'ACCEPTED' and reason is not null;
