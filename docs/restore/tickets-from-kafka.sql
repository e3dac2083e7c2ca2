-- After a restore of ticket-service's database, before the service starts and before ticket-service.sql.
--
-- The topic keeps each listing's last event, which has all of it: what was listed and edited in the time that is lost comes back.
-- As tickets_owner, with the topic on standard input, an event a line:
--
--   kafka-console-consumer.sh --bootstrap-server … --topic boxoffice.tickets --from-beginning --timeout-ms 10000 |
--     psql -v ON_ERROR_STOP=1 -f tickets-from-kafka.sql
create temporary table told (event jsonb);

-- JSON has neither of these characters, so that each line is one value
\copy told from pstdin with (format csv, delimiter e'\x01', quote e'\x02')

insert into ticket (id, title, description, venue, starts_at, price_amount, price_currency, capacity, max_per_order, seller_id,
    status, version, created_at, updated_at)
select distinct on (listing.id) listing.id, title, coalesce(description, ''), venue, "startsAt", (price ->> 'amount')::bigint,
    price ->> 'currency', capacity, "maxPerOrder", "sellerId", status, version, "createdAt", "updatedAt"
from told, jsonb_to_record(event) as listing (id uuid, title text, description text, venue text, "startsAt" timestamptz, price jsonb,
    capacity integer, "maxPerOrder" integer, "sellerId" text, status text, version bigint, "createdAt" timestamptz,
    "updatedAt" timestamptz)
where jsonb_typeof(event) = 'object'
order by listing.id, version desc
on conflict (id) do update
set title = excluded.title, description = excluded.description, venue = excluded.venue, starts_at = excluded.starts_at,
    price_amount = excluded.price_amount, price_currency = excluded.price_currency, capacity = excluded.capacity,
    max_per_order = excluded.max_per_order, status = excluded.status, version = excluded.version, updated_at = excluded.updated_at
where ticket.version < excluded.version;
