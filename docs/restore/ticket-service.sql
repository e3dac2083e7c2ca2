-- Run after a restore of ticket-service's database, before the service starts.
--
-- Consumers have seen versions that this database has lost, and they ignore older ones. This script gives each organiser, show, pool
-- and ticket a far higher version and publishes its current state.
with published as (
    update organiser set version = version + 1000000 returning *
)
insert into outbox (id, aggregatetype, aggregateid, type, payload)
select uuidv7(), 'organisers', id, 'dev.boxoffice.organiser.updated.v1',
    json_build_object('id', id, 'name', name, 'slug', slug, 'description', description, 'colour', colour,
        'logo', case when logo_id is not null then json_build_object('url', '/api/images/' || logo_id) end,
        'members', (select coalesce(json_agg(json_build_object('subject', subject, 'role', role) order by subject), '[]')
            from organiser_member where organiser_id = id),
        'version', version,
        'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'updatedAt', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from published;

with published as (
    update show set version = version + 1000000,
        indexed_version = case when indexed_version = version then version + 1000000 end
    returning *
)
insert into outbox (id, aggregatetype, aggregateid, type, payload)
select uuidv7(), 'shows', id,
    case status when 'CALLED_OFF' then 'dev.boxoffice.show.called-off.v1' else 'dev.boxoffice.show.updated.v1' end,
    json_build_object('id', id, 'organiserId', organiser_id, 'title', title, 'description', description, 'category', category,
        'venue', json_build_object('name', venue, 'address', venue_address, 'city', venue_city, 'country', venue_country),
        'timeZone', time_zone,
        'startsAt', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'endsAt', to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'doorsAt', to_char(doors_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'refundsUntil', to_char(refunds_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'askHolderNames', ask_holder_names,
        'image', case when image_id is not null then json_build_object('url', '/api/images/' || image_id, 'alt', image_alt) end,
        'status', status, 'version', version,
        'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'updatedAt', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from published;

with published as (
    update pool set version = version + 1000000 returning *
)
insert into outbox (id, aggregatetype, aggregateid, type, payload)
select uuidv7(), 'pools', id, 'dev.boxoffice.pool.updated.v1',
    json_build_object('id', id, 'showId', show_id, 'name', name, 'capacity', capacity, 'version', version,
        'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'updatedAt', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from published;

with published as (
    update ticket set version = version + 1000000,
        indexed_version = case when indexed_version = version then version + 1000000 end
    returning *
)
insert into outbox (id, aggregatetype, aggregateid, type, payload)
select uuidv7(), 'tickets', id,
    case status when 'WITHDRAWN' then 'dev.boxoffice.ticket.withdrawn.v1' else 'dev.boxoffice.ticket.updated.v1' end,
    json_build_object('id', id, 'showId', show_id, 'name', name, 'title', title, 'description', description, 'venue', venue,
        'startsAt', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'timeZone', time_zone,
        'refundsUntil', to_char(refunds_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'price', json_build_object('amount', price_amount, 'currency', price_currency), 'capacity', capacity,
        'maxPerOrder', max_per_order, 'maxPerBuyer', max_per_buyer,
        'onSaleFrom', to_char(on_sale_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'onSaleUntil', to_char(on_sale_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'poolIds', pool_ids, 'position', position, 'sellerId', seller_id, 'organiserId', organiser_id,
        'showStatus', show_status, 'status', status, 'version', version,
        'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'updatedAt', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from published;
