-- The dead letters of this service's consumer, collected from the dead-letter topics, so that each can be handled by itself.
-- Handled letters are kept for a while: a record that fails again after a replay is not collected a second time.
create table dead_letter (
    id            bigint      generated always as identity primary key,
    source        text        not null unique, -- the record that failed: topic id, partition and offset
    topic         text        not null, -- of the record, as are partition and offset
    partition     integer     not null,
    record_offset bigint      not null,
    record_key    bytea, -- bytes, because text excludes NUL
    headers       bytea       not null, -- JSON
    payload       bytea, -- null if the record was too large to copy
    reason        text        not null,
    failed_at     timestamptz not null,
    tries         integer     not null default 0,
    tried_at      timestamptz, -- by the last redrive
    state         text        not null default 'OPEN' check (state in ('OPEN', 'APPLIED', 'DISMISSED')),
    handled_by    text, -- the operator
    handled_at    timestamptz
);
create index dead_letter_open on dead_letter (topic, id) where state = 'OPEN';
