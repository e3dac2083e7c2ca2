-- Run after a restore of ticket-service's database, before the service starts.
--
-- Consumers have seen versions that this database has lost, and they ignore older ones. This script gives each ticket and organiser
-- a far higher version and publishes its current state.
with published as (
    update ticket set version = version + 1000000 returning *
)
insert into outbox (id, aggregatetype, aggregateid, type, payload)
select uuidv7(), 'tickets', id,
    case status when 'WITHDRAWN' then 'dev.boxoffice.ticket.withdrawn.v1' else 'dev.boxoffice.ticket.updated.v1' end,
    json_build_object('id', id, 'title', title, 'description', description, 'venue', venue,
        'startsAt', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'price', json_build_object('amount', price_amount, 'currency', price_currency), 'capacity', capacity,
        'maxPerOrder', max_per_order, 'sellerId', seller_id, 'status', status, 'version', version,
        'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'updatedAt', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from published;

with published as (
    update organiser set version = version + 1000000 returning *
)
insert into outbox (id, aggregatetype, aggregateid, type, payload)
select uuidv7(), 'organisers', id, 'dev.boxoffice.organiser.updated.v1',
    json_build_object('id', id, 'name', name, 'slug', slug,
        'members', (select json_agg(json_build_object('subject', subject, 'role', role) order by subject)
            from organiser_member where organiser_id = id),
        'version', version,
        'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'updatedAt', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from published;
