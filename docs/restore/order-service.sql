-- Run after a restore of order-service's database, before the service starts.
--
-- Consumers have seen versions of each availability that this database has lost, and they ignore older ones. This script gives
-- each ticket and each pool a version above all that were published (from the clock, as for a new row) and publishes its
-- availability.
with published as (
    update ticket
    set stock_version = greatest(stock_version + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)
    returning id, held, sold, stock_version,
        case when status = 'ON_SALE' and coalesce(show_status, 'PUBLISHED') = 'PUBLISHED'
            then allotment - held - sold else 0 end as available
)
insert into outbox (id, aggregatetype, aggregateid, type, payload)
select uuidv7(), 'availability', id, 'dev.boxoffice.ticket.availability-changed.v1',
    json_build_object('ticketId', id, 'held', held, 'sold', sold, 'available', available, 'version', stock_version,
        'asOf', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from published;

with published as (
    update pool
    set stock_version = greatest(stock_version + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)
    returning id, held, sold, stock_version, allotment - held - sold as available
)
insert into outbox (id, aggregatetype, aggregateid, type, payload)
select uuidv7(), 'pool-availability', id, 'dev.boxoffice.pool.availability-changed.v1',
    json_build_object('poolId', id, 'held', held, 'sold', sold, 'available', available, 'version', stock_version,
        'asOf', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from published;
