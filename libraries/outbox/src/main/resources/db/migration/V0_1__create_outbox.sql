-- Column names are those of Debezium's outbox event router, so that Kafka Connect can take the relay's place.
create table outbox (
    id            uuid        not null,
    aggregatetype text        not null,
    aggregateid   uuid        not null,
    type          text        not null,
    payload       text        not null,
    traceparent   text,
    shard         smallint    not null,
    seq           bigint      generated always as identity,
    created_at    timestamptz not null default clock_timestamp(),
    primary key (shard, seq)
);
