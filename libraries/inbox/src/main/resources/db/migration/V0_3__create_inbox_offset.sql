-- How far this database has read each topic. It is kept beside the data it describes, so that an emptied or restored
-- database reads on from where its own data ends, whatever the consumer group has committed to Kafka since.
create table inbox_offset (
    topic       text        not null,
    partition   integer     not null,
    next_offset bigint      not null,
    updated_at  timestamptz not null default clock_timestamp(),
    primary key (topic, partition)
);
