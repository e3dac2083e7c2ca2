-- Run after a restore of ticket-service's database, after shows-from-kafka.sql and before the service starts.
--
-- The topic keeps the last event of each pool, with its whole state. This script brings lost pools and edits back.
-- Run it as tickets_owner, with the topic on standard input, one event per line:
--
--   kafka-console-consumer.sh --bootstrap-server … --topic boxoffice.pools --from-beginning --timeout-ms 10000 |
--     psql -v ON_ERROR_STOP=1 -f pools-from-kafka.sql
create temporary table pool_event (event jsonb);

-- JSON contains neither of these characters, so each line is one value
\copy pool_event from pstdin with (format csv, delimiter e'\x01', quote e'\x02')

insert into pool (id, show_id, name, capacity, version, created_at, updated_at)
select distinct on (restored.id) restored.id, "showId", name, capacity, version, "createdAt", "updatedAt"
from pool_event, jsonb_to_record(event) as restored (id uuid, "showId" uuid, name text, capacity integer, version bigint,
    "createdAt" timestamptz, "updatedAt" timestamptz)
where jsonb_typeof(event) = 'object'
order by restored.id, version desc
on conflict (id) do update
set name = excluded.name, capacity = excluded.capacity, version = excluded.version, updated_at = excluded.updated_at
where pool.version < excluded.version;
