-- Run after a restore of ticket-service's database, after pools-from-kafka.sql and before the service starts.
--
-- The topic keeps the last event of each ticket, with its whole state. This script brings lost tickets and edits back.
-- Run it as tickets_owner, with the topic on standard input, one event per line:
--
--   kafka-console-consumer.sh --bootstrap-server … --topic boxoffice.tickets --from-beginning --timeout-ms 10000 |
--     psql -v ON_ERROR_STOP=1 -f tickets-from-kafka.sql
create temporary table ticket_event (event jsonb);

-- JSON contains neither of these characters, so each line is one value
\copy ticket_event from pstdin with (format csv, delimiter e'\x01', quote e'\x02')

insert into ticket (id, show_id, organiser_id, name, position, title, description, venue, starts_at, time_zone, refunds_until, show_status,
    price_amount, price_currency, capacity, max_per_order, max_per_buyer, on_sale_from, on_sale_until, pool_ids, seller_id, status,
    version, created_at, updated_at)
select distinct on (restored.id) restored.id, "showId", "organiserId", name, position, title, coalesce(description, ''), venue,
    "startsAt", "timeZone", "refundsUntil", "showStatus", (price ->> 'amount')::bigint, price ->> 'currency', capacity, "maxPerOrder",
    "maxPerBuyer", "onSaleFrom", "onSaleUntil", coalesce("poolIds", '{}'), "sellerId", status, version, "createdAt", "updatedAt"
from ticket_event, jsonb_to_record(event) as restored (id uuid, "showId" uuid, "organiserId" uuid, name text, position integer,
    title text, description text, venue text, "startsAt" timestamptz, "timeZone" text, "refundsUntil" timestamptz, "showStatus" text, price jsonb,
    capacity integer, "maxPerOrder" integer, "maxPerBuyer" integer, "onSaleFrom" timestamptz, "onSaleUntil" timestamptz,
    "poolIds" uuid[], "sellerId" text, status text, version bigint, "createdAt" timestamptz, "updatedAt" timestamptz)
where jsonb_typeof(event) = 'object'
order by restored.id, version desc
on conflict (id) do update
set name = excluded.name, position = excluded.position, title = excluded.title, description = excluded.description,
    venue = excluded.venue, starts_at = excluded.starts_at, time_zone = excluded.time_zone, refunds_until = excluded.refunds_until,
    show_status = excluded.show_status,
    price_amount = excluded.price_amount, price_currency = excluded.price_currency, capacity = excluded.capacity,
    max_per_order = excluded.max_per_order, max_per_buyer = excluded.max_per_buyer, on_sale_from = excluded.on_sale_from,
    on_sale_until = excluded.on_sale_until, pool_ids = excluded.pool_ids, status = excluded.status, version = excluded.version,
    updated_at = excluded.updated_at
where ticket.version < excluded.version;
