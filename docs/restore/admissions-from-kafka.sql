-- Run after a restore of admission-service's database, before admission-service.sql and before the service starts.
--
-- The topic keeps the last event of each admission, with its whole state. This script brings lost admissions, transfers
-- and entries back.
-- Run it as admissions_owner, with the topic on standard input, one event per line:
--
--   kafka-console-consumer.sh --bootstrap-server … --topic boxoffice.admissions --from-beginning --timeout-ms 10000 |
--     psql -v ON_ERROR_STOP=1 -f admissions-from-kafka.sql
create temporary table admission_event (event jsonb);

-- JSON contains neither of these characters, so each line is one value
\copy admission_event from pstdin with (format csv, delimiter e'\x01', quote e'\x02')

create temporary table restored_admission as
select distinct on (restored.id) restored.*
from admission_event, jsonb_to_record(event) as restored (id uuid, "orderId" uuid, "ticketId" uuid, number integer,
    "holderId" text, "holderName" text, generation integer, status text, "voidReason" text,
    "enteredAt" timestamptz, "enteredGate" text, inside boolean, version bigint, "createdAt" timestamptz,
    "updatedAt" timestamptz)
where jsonb_typeof(event) = 'object'
order by restored.id, version desc;

-- The service reads the events of lost orders again. Until then, an order whose admissions were all transferred has no buyer
insert into orders (id, buyer_id, status, version)
select distinct on ("orderId") "orderId", case when generation = 1 then "holderId" else '' end, 'COMPLETE', 0
from restored_admission order by "orderId", generation
on conflict (id) do nothing;

insert into admission as a (id, order_id, ticket_id, number, holder_id, holder_name, generation, status, void_reason,
    entry_id, entered_at, entered_gate, inside, version, created_at, updated_at)
select id, "orderId", "ticketId", number, "holderId", "holderName", generation, status, "voidReason",
    case when "enteredAt" is not null then uuidv7() end, "enteredAt", "enteredGate", coalesce(inside, false), version,
    "createdAt", "updatedAt"
from restored_admission
on conflict (id) do update
set holder_id = excluded.holder_id, holder_name = excluded.holder_name, generation = excluded.generation,
    status = excluded.status, void_reason = excluded.void_reason,
    -- An entry that was not lost keeps its check-in, so that staff can undo it
    entry_id = case when (a.entered_at, a.entered_gate) = (excluded.entered_at, excluded.entered_gate) then a.entry_id
        else excluded.entry_id end,
    entered_at = excluded.entered_at, entered_gate = excluded.entered_gate, inside = excluded.inside, version = excluded.version,
    updated_at = excluded.updated_at
where a.version < excluded.version;
