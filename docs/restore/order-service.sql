-- Run after a restore of order-service's database, before the service starts.
--
-- Consumers have seen versions of each ticket's availability that this database has lost, and they ignore older ones. This script
-- gives each ticket a version above all that were published (from the clock, as for a new ticket) and publishes its availability.
with published as (
    update ticket
    set stock_version = greatest(stock_version + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)
    returning id, held, sold, case when status = 'ON_SALE' then allotment - held - sold else 0 end as available, stock_version
)
insert into outbox (id, aggregatetype, aggregateid, type, payload)
select uuidv7(), 'availability', id, 'dev.boxoffice.ticket.availability-changed.v1',
    json_build_object('ticketId', id, 'held', held, 'sold', sold, 'available', available, 'version', stock_version,
        'asOf', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from published;
