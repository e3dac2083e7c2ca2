-- After a restore of order-service's database, before the service starts.
--
-- Others have seen versions of each ticket's stock that this database has forgotten, and pass over what has an older one. So each
-- gets a version above all that were told, from the clock as at a ticket's birth, and is told anew.
with told as (
    update ticket
    set stock_version = greatest(stock_version + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)
    returning id, held, sold, case when status = 'ON_SALE' then allotment - held - sold else 0 end as available, stock_version
)
insert into outbox (id, aggregatetype, aggregateid, type, payload, shard)
select uuidv7(), 'availability', id, 'dev.boxoffice.ticket.availability-changed.v1',
    json_build_object('ticketId', id, 'held', held, 'sold', sold, 'available', available, 'version', stock_version,
        'asOf', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    0
from told;
