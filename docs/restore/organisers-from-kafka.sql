-- Run after a restore of ticket-service's database, before shows-from-kafka.sql and before the service starts.
--
-- The topic keeps the last event of each organiser, with its whole state. This script brings lost organisers and edits back.
-- Run it as tickets_owner, with the topic on standard input, one event per line:
--
--   kafka-console-consumer.sh --bootstrap-server … --topic boxoffice.organisers --from-beginning --timeout-ms 10000 |
--     psql -v ON_ERROR_STOP=1 -f organisers-from-kafka.sql
create temporary table organiser_event (event jsonb);

-- JSON contains neither of these characters, so each line is one value
\copy organiser_event from pstdin with (format csv, delimiter e'\x01', quote e'\x02')

create temporary table restored_organiser as
select distinct on (restored.id) restored.*
from organiser_event, jsonb_to_record(event) as restored (id uuid, name text, slug text, description text, colour text, logo jsonb, members jsonb, version bigint,
    "createdAt" timestamptz, "updatedAt" timestamptz)
where jsonb_typeof(event) = 'object'
order by restored.id, version desc;

delete from restored_organiser r using organiser o where o.id = r.id and o.version >= r.version;

insert into organiser (id, name, slug, description, colour, logo_id, version, created_at, updated_at)
select r.id, name, slug, coalesce(description, ''), colour, image.id, version, "createdAt", "updatedAt"
from restored_organiser r left join image on logo ->> 'url' = '/api/images/' || image.id
on conflict (id) do update
set name = excluded.name, slug = excluded.slug, description = excluded.description, colour = excluded.colour,
    logo_id = excluded.logo_id, version = excluded.version, updated_at = excluded.updated_at;

delete from organiser_member where organiser_id in (select id from restored_organiser);

insert into organiser_member (organiser_id, subject, role)
select id, member ->> 'subject', member ->> 'role' from restored_organiser, jsonb_array_elements(members) as member;
