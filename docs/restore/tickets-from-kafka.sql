-- Run after a restore of ticket-service's database, before ticket-service.sql and before the service starts.
--
-- The topic keeps the last event of each ticket, with the ticket's whole state. This script brings lost tickets and edits back.
-- Run it as tickets_owner, with the topic on standard input, one event per line:
--
--   kafka-console-consumer.sh --bootstrap-server … --topic boxoffice.tickets --from-beginning --timeout-ms 10000 |
--     psql -v ON_ERROR_STOP=1 -f tickets-from-kafka.sql
create temporary table ticket_event (event jsonb);

-- JSON contains neither of these characters, so each line is one value
\copy ticket_event from pstdin with (format csv, delimiter e'\x01', quote e'\x02')

insert into ticket (id, title, description, venue, starts_at, price_amount, price_currency, capacity, max_per_order, seller_id,
    status, version, created_at, updated_at)
select distinct on (restored.id) restored.id, title, coalesce(description, ''), venue, "startsAt", (price ->> 'amount')::bigint,
    price ->> 'currency', capacity, "maxPerOrder", "sellerId", status, version, "createdAt", "updatedAt"
from ticket_event, jsonb_to_record(event) as restored (id uuid, title text, description text, venue text, "startsAt" timestamptz, price jsonb,
    capacity integer, "maxPerOrder" integer, "sellerId" text, status text, version bigint, "createdAt" timestamptz,
    "updatedAt" timestamptz)
where jsonb_typeof(event) = 'object'
order by restored.id, version desc
on conflict (id) do update
set title = excluded.title, description = excluded.description, venue = excluded.venue, starts_at = excluded.starts_at,
    price_amount = excluded.price_amount, price_currency = excluded.price_currency, capacity = excluded.capacity,
    max_per_order = excluded.max_per_order, status = excluded.status, version = excluded.version, updated_at = excluded.updated_at
where ticket.version < excluded.version;
