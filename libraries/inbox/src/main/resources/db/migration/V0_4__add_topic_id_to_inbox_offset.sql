-- A topic that is deleted and created again gets a new id, and offsets of the old topic mean nothing in it.
-- Rows without an id come from an earlier release; their partitions are read from the start once.
alter table inbox_offset
    add column topic_id uuid,
    -- Grows when the partition is read from its start again; a consumer of an earlier reading can no longer move the offset.
    add column reading  integer not null default 0;
