-- Run after a restore of ticket-service's database, after organisers-from-kafka.sql and before the service starts.
--
-- The topic keeps the last event of each show, with its whole state. This script brings lost shows and edits back.
-- Run it as tickets_owner, with the topic on standard input, one event per line:
--
--   kafka-console-consumer.sh --bootstrap-server … --topic boxoffice.shows --from-beginning --timeout-ms 10000 |
--     psql -v ON_ERROR_STOP=1 -f shows-from-kafka.sql
create temporary table show_event (event jsonb);

-- JSON contains neither of these characters, so each line is one value
\copy show_event from pstdin with (format csv, delimiter e'\x01', quote e'\x02')

-- ticket-service computes the columns for searches again. An image that the restored database has lost is left out
insert into show (id, organiser_id, title, description, category, venue, venue_address, venue_city, venue_country, time_zone,
    starts_at, ends_at, doors_at, refunds_until, ask_holder_names, image_id, image_alt, image_width, image_height, status, version, created_at, updated_at, local_date)
select distinct on (restored.id) restored.id, "organiserId", title, coalesce(description, ''), category, venue ->> 'name',
    venue ->> 'address', venue ->> 'city', venue ->> 'country', "timeZone", "startsAt", "endsAt", "doorsAt", "refundsUntil",
    coalesce("askHolderNames", false), stored.id,
    case when stored.id is not null then restored.image ->> 'alt' end, stored.width, stored.height, status, version, "createdAt",
    "updatedAt", ("startsAt" at time zone "timeZone")::date
from show_event, jsonb_to_record(event) as restored (id uuid, "organiserId" uuid, title text, description text, category text,
    venue jsonb, "timeZone" text, "startsAt" timestamptz, "endsAt" timestamptz, "doorsAt" timestamptz,
    "refundsUntil" timestamptz, "askHolderNames" boolean, image jsonb, status text,
    version bigint, "createdAt" timestamptz, "updatedAt" timestamptz)
    left join image stored on '/api/images/' || stored.id = restored.image ->> 'url'
where jsonb_typeof(event) = 'object'
order by restored.id, version desc
on conflict (id) do update
set title = excluded.title, description = excluded.description, category = excluded.category, venue = excluded.venue,
    venue_address = excluded.venue_address, venue_city = excluded.venue_city, venue_country = excluded.venue_country,
    time_zone = excluded.time_zone, starts_at = excluded.starts_at, ends_at = excluded.ends_at, doors_at = excluded.doors_at,
    refunds_until = excluded.refunds_until, ask_holder_names = excluded.ask_holder_names,
    image_id = excluded.image_id, image_alt = excluded.image_alt, image_width = excluded.image_width,
    image_height = excluded.image_height, status = excluded.status, version = excluded.version, updated_at = excluded.updated_at, local_date = excluded.local_date
where show.version < excluded.version;
