-- One relay at a time publishes all rows, in the order of their numbers.
alter table outbox drop column shard, add primary key (seq);

create table outbox_relay (
    id            smallint    not null primary key default 1 check (id = 1),
    -- Part of the transactional id, so that the relays of one database fence each other and no others
    fence         uuid        not null default gen_random_uuid(),
    -- The host that holds or last held the lease
    holder        text,
    -- Set while a predecessor may have published rows without deleting them
    token         uuid,
    expires_at    timestamptz not null default '-infinity',
    -- No row at or below this number will appear; read by the metrics of every process
    low_watermark bigint      not null default 0
) with (fillfactor = 10);

insert into outbox_relay default values;
