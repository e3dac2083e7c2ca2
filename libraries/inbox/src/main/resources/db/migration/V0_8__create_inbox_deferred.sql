-- Events that could not be applied because another transaction had locked the row of their aggregate; they are retried.
create table inbox_deferred (
    topic         text        not null,
    aggregate_id  uuid        not null,
    version       bigint      not null, -- the newest event of the aggregate replaces older ones
    partition     integer     not null, -- of the record, as are the next columns
    record_offset bigint      not null,
    record_key    bytea,
    headers       bytea       not null, -- JSON
    payload       bytea       not null,
    deferred_at   timestamptz not null default clock_timestamp(),
    primary key (topic, aggregate_id)
);
