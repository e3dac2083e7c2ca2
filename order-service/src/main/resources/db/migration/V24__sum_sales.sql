-- What a ticket has sold and returned in a quarter of an hour. Days of every time zone consist of these. Rows stay when orders
-- are archived.
create table sale_sum (
    ticket_id         uuid        not null,
    at                timestamptz not null, -- the beginning of the quarter of an hour
    currency          text        not null,
    sold              bigint      not null, -- units in orders that were paid
    revenue           bigint      not null, -- payments for them
    refunded_quantity bigint      not null, -- units that were refunded, whenever they were sold
    refunded          bigint      not null, -- money that was returned
    primary key (ticket_id, at, currency)
);

-- A refund belongs to its lines by their value, or to all lines of the order if it has none. Each share is the difference of two
-- rounded sums, so that the shares add up to the amount.
create view refund_share as
select r.id as refund_id, share.ticket_id, share.units,
    case when share.whole = 0 then 0
        else div(r.amount::numeric * share.upto, share.whole)
            - div(r.amount::numeric * (share.upto - share.value), share.whole) end as amount
from refund r cross join lateral (
    select i.ticket_id, coalesce(l.quantity, 0) as units, w.value, sum(w.value) over () as whole,
        sum(w.value) over (order by i.ticket_id) as upto
    from order_item i left join refund_line l on l.refund_id = r.id and l.ticket_id = i.ticket_id
        cross join lateral (select coalesce(l.quantity, i.quantity) * i.unit_amount as value) w
    where i.order_id = r.order_id
        and (l.refund_id is not null or not exists (select from refund_line any_line where any_line.refund_id = r.id))
) share;

-- Adds what an update of orders has paid or refunded, in one order of rows, so that transactions wait for each other and cannot
-- deadlock. A completed refund has the time of the change of its order. Orders that return from the archive are inserted, and so
-- are not added again.
create function sum_sales() returns trigger language plpgsql as $$
begin
    insert into sale_sum as s (ticket_id, at, currency, sold, revenue, refunded_quantity, refunded)
    select ticket_id, date_bin('15 minutes', at, timestamptz 'epoch'), currency, sum(sold), sum(revenue),
        sum(refunded_quantity), sum(refunded)
    from (
        select i.ticket_id, n.updated_at as at, n.total_currency as currency, i.quantity as sold,
            i.quantity * i.unit_amount as revenue, 0 as refunded_quantity, 0 as refunded
        from changed n join unchanged o on o.id = n.id join order_item i on i.order_id = n.id
        where n.status = 'COMPLETE' and o.status <> 'COMPLETE'
        union all
        select h.ticket_id, n.updated_at, n.total_currency, 0, 0, h.units, h.amount
        from changed n join unchanged o on o.id = n.id and o.version < n.version
            join refund r on r.order_id = n.id and r.status = 'DONE' and r.updated_at = n.updated_at
                and (r.payment_id is null or r.payment_id = n.paid_by)
            join refund_share h on h.refund_id = r.id
        where n.status in ('COMPLETE', 'REFUNDED') and o.status = 'COMPLETE') flow
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (ticket_id, at, currency) do update
    set sold = s.sold + excluded.sold, revenue = s.revenue + excluded.revenue,
        refunded_quantity = s.refunded_quantity + excluded.refunded_quantity, refunded = s.refunded + excluded.refunded;
    return null;
end $$;

create trigger orders_sum_sales after update on orders referencing old table as unchanged new table as changed
    for each statement execute function sum_sales();

-- The sums of earlier orders.
set local statement_timeout = 0;
set local enable_seqscan = on;

with paid as (
    select id, total_currency as currency, paid_by from orders where status in ('COMPLETE', 'REFUNDED')
    union all
    select id, total_currency, paid_by from orders_archive where status in ('COMPLETE', 'REFUNDED')
), item as (
    select order_id, ticket_id, quantity, unit_amount from order_item
    union all
    select order_id, ticket_id, quantity, unit_amount from order_item_archive
), completed as (
    select order_id, at from order_transition where to_status = 'COMPLETE' and from_status <> 'COMPLETE'
    union all
    select order_id, at from order_transition_archive where to_status = 'COMPLETE' and from_status <> 'COMPLETE'
), returned as (
    select id, order_id, payment_id, amount, updated_at from refund where status = 'DONE'
    union all
    select id, order_id, payment_id, amount, updated_at from refund_archive where status = 'DONE'
), returned_line as (
    select refund_id, ticket_id, quantity from refund_line
    union all
    select refund_id, ticket_id, quantity from refund_line_archive
), share as (
    select r.id, r.amount, r.updated_at, p.currency, i.ticket_id, coalesce(l.quantity, 0) as units, w.value,
        sum(w.value) over (partition by r.id) as whole, sum(w.value) over (partition by r.id order by i.ticket_id) as upto
    from returned r join paid p on p.id = r.order_id and (r.payment_id is null or r.payment_id = p.paid_by)
        join item i on i.order_id = r.order_id
        left join returned_line l on l.refund_id = r.id and l.ticket_id = i.ticket_id
        left join (select distinct refund_id from returned_line) with_lines on with_lines.refund_id = r.id
        cross join lateral (select coalesce(l.quantity, i.quantity) * i.unit_amount as value) w
    where l.refund_id is not null or with_lines.refund_id is null
), flow as (
    select i.ticket_id, c.at, p.currency, i.quantity as sold, i.quantity * i.unit_amount as revenue, 0 as units, 0 as refunded
    from paid p join completed c on c.order_id = p.id join item i on i.order_id = p.id
    union all
    select ticket_id, updated_at, currency, 0, 0, units,
        case when whole = 0 then 0
            else div(amount::numeric * upto, whole) - div(amount::numeric * (upto - value), whole) end
    from share
)
insert into sale_sum (ticket_id, at, currency, sold, revenue, refunded_quantity, refunded)
select ticket_id, date_bin('15 minutes', at, timestamptz 'epoch'), currency, sum(sold), sum(revenue), sum(units), sum(refunded)
from flow group by 1, 2, 3 order by 1, 2, 3;
