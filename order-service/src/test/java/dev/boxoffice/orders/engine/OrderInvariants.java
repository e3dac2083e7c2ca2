package dev.boxoffice.orders.engine;

import dev.boxoffice.testing.Stack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Invariants of some tickets, their pools and their orders that hold at every commit; each row found is a violation. */
final class OrderInvariants implements AutoCloseable {

    private static final String VIOLATIONS = """
            with ours as (
                select distinct o.* from orders o join order_item i on i.order_id = o.id where i.ticket_id = any (?)
            )
            select 'oversold or drifted: ' || t.id || ' held ' || t.held || ' sold ' || t.sold
                || ' of ' || t.allotment || ', orders ' || coalesce(o.held, 0) || ' and ' || coalesce(o.sold, 0)
            from ticket t left join (
                select ticket_id,
                       sum(quantity) filter (where status in ('CREATED', 'AWAITING_PAYMENT')) as held,
                       sum(quantity - restocked) filter (where status in ('COMPLETE', 'REFUNDED')) as sold
                from order_item join ours on ours.id = order_id group by ticket_id) o on o.ticket_id = t.id
            where t.id = any (?) and (t.held + t.sold > t.allotment or t.held <> coalesce(o.held, 0)
                or t.sold <> coalesce(o.sold, 0))
            union all
            select 'pool oversold or drifted: ' || p.id || ' held ' || p.held || ' sold ' || p.sold
                || ' of ' || p.allotment || ', orders ' || coalesce(o.held, 0) || ' and ' || coalesce(o.sold, 0)
            from pool p left join (
                select pool_id,
                       sum(quantity) filter (where ours.status in ('CREATED', 'AWAITING_PAYMENT')) as held,
                       sum(quantity - restocked) filter (where ours.status in ('COMPLETE', 'REFUNDED')) as sold
                from order_item join ours on ours.id = order_id cross join lateral unnest(pool_ids) as counted (pool_id)
                group by pool_id) o on o.pool_id = p.id
            where p.id = any (?) and (p.held + p.sold > p.allotment or p.held <> coalesce(o.held, 0)
                or p.sold <> coalesce(o.sold, 0))
            union all
            select 'buyer limit exceeded: ' || ours.user_id || ' has ' || sum(quantity - refunded) || ' of ' || t.id
            from ours join order_item on order_id = ours.id join ticket t on t.id = ticket_id
            where ours.status in ('CREATED', 'AWAITING_PAYMENT', 'COMPLETE')
            group by ours.user_id, t.id, t.max_per_buyer having sum(quantity - refunded) > t.max_per_buyer
            union all
            select 'hold ended twice: ' || h.order_id from order_transition h join ours on ours.id = h.order_id
            where from_status in ('CREATED', 'AWAITING_PAYMENT') and to_status not in ('CREATED', 'AWAITING_PAYMENT')
            group by h.order_id having count(*) > 1
            union all
            select 'history incomplete: ' || ours.id from ours
            where version <> (select count(*) + 1 from order_transition h where h.order_id = ours.id)
                or status <> coalesce((select to_status from order_transition h
                              where h.order_id = ours.id order by version desc limit 1), 'CREATED')
            union all
            select 'wrong total: ' || ours.id from ours
            where total_amount <> (select sum(quantity * unit_amount) from order_item i where i.order_id = ours.id)
            union all
            select 'expired early: ' || ours.id from ours join order_transition h on h.order_id = ours.id
            where to_status = 'EXPIRED' and from_status <> 'EXPIRED' and h.at < ours.expires_at
            union all
            select 'payment without its order: ' || p.id || ' of ' || ours.id || ' ' || ours.status
            from payment p join ours on ours.id = p.order_id
            where p.status = 'CAPTURED' and (ours.status <> 'COMPLETE' or ours.paid_by is distinct from p.id)
            union all
            select 'order without its payment: ' || ours.id from ours left join payment p on p.id = ours.paid_by
            where ours.status = 'COMPLETE' and total_amount > 0
                and coalesce(p.status, '') not in ('CAPTURED', 'REFUND_PENDING')
            union all
            select 'refunded too much: ' || ours.id from ours join payment p on p.id = ours.paid_by
            where p.received_amount < (
                    select coalesce(sum(amount), 0) from refund r where r.payment_id = p.id and r.status <> 'FAILED')
                or ours.refunded_amount <> (
                    select coalesce(sum(amount), 0) from refund r where r.payment_id = p.id and r.status = 'DONE')
            union all
            select 'units refunded twice: ' || ours.id || ' ' || i.ticket_id from ours join order_item i on i.order_id = ours.id
            where i.refunded <> (
                    select coalesce(sum(l.quantity), 0) from refund r join refund_line l on l.refund_id = r.id
                    where r.order_id = ours.id and l.ticket_id = i.ticket_id and r.status = 'DONE')
                or i.quantity < (
                    select coalesce(sum(l.quantity), 0) from refund r join refund_line l on l.refund_id = r.id
                    where r.order_id = ours.id and l.ticket_id = i.ticket_id and r.status <> 'FAILED')
            union all
            select 'sums of sales drifted: ' || coalesce(s.ticket_id, o.ticket_id) || ' sums ' || coalesce(s::text, 'none') || ', orders ' || coalesce(o::text, 'none')
            from (select ticket_id, sum(sold) as sold, sum(revenue) as revenue, sum(refunded_quantity) as units
                    from sale_sum where ticket_id = any (?) group by ticket_id) s
                full join (
                    select i.ticket_id, sum(i.quantity) as sold, sum(i.quantity * i.unit_amount) as revenue, sum(i.refunded) as units
                    from ours join order_item i on i.order_id = ours.id
                    where ours.status in ('COMPLETE', 'REFUNDED') and i.ticket_id = any (?) group by i.ticket_id) o
                on o.ticket_id = s.ticket_id
            where (s.sold, s.revenue, s.units) is distinct from (o.sold, o.revenue, o.units)
            union all
            select 'sums of refunds drifted: ' || sums.amount || ', orders ' || orders.amount
            from (select coalesce(sum(refunded), 0) as amount from sale_sum where ticket_id in (
                        select ticket_id from order_item join ours on ours.id = order_id)) sums,
                (select coalesce(sum(refunded_amount), 0) as amount from ours) orders
            where sums.amount <> orders.amount
            union all
            select 'refunded order without a refunded payment: ' || ours.id from ours join payment p on p.id = ours.paid_by
            where ours.status = 'REFUNDED' and p.status <> 'REFUNDED'
            """;

    /** Holds once everything is settled: money that the provider took paid a complete order or was refunded. */
    private static final String UNSETTLED = """
            select 'payment lost: ' || c.reference || ' of ' || o.id || ' ' || o.status || ' ' || p.status
            from simulated_charge c join payment p on p.reference = c.reference join orders o on o.id = p.order_id
                left join lateral (
                    select sum(amount) as amount from simulated_refund where reference = c.reference) b on true
            where o.id in (select order_id from order_item where ticket_id = any (?))
                and c.captured_at <= clock_timestamp() and c.cancelled_at is null
                and not (p.status = 'CAPTURED' and o.status = 'COMPLETE' and o.paid_by = p.id
                    and coalesce(b.amount, 0) = o.refunded_amount)
                and not (p.status = 'REFUNDED' and b.amount = c.amount)
            union all
            select 'never settled: ' || o.id || ' ' || o.status || ' ' || p.status
            from payment p join orders o on o.id = p.order_id
            where o.id in (select order_id from order_item where ticket_id = any (?))
                and (p.next_check_at is not null or p.status in ('PENDING', 'REFUND_PENDING'))
            union all
            select 'refund never settled: ' || id from refund
            where order_id in (select order_id from order_item where ticket_id = any (?)) and status = 'PENDING'
            """;

    private final Connection connection;
    private final UUID[] tickets;
    private final UUID[] pools;

    OrderInvariants(Collection<UUID> tickets, Collection<UUID> pools) throws SQLException {
        this.tickets = tickets.toArray(UUID[]::new);
        this.pools = pools.toArray(UUID[]::new);
        this.connection = Stack.ownerConnection("orders");
    }

    List<String> violations() throws SQLException {
        return query(VIOLATIONS, tickets, tickets, pools, tickets, tickets);
    }

    List<String> unsettled() throws SQLException {
        return query(UNSETTLED, tickets, tickets, tickets);
    }

    private List<String> query(String sql, UUID[]... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setArray(i + 1, connection.createArrayOf("uuid", parameters[i]));
            }
            var found = new ArrayList<String>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
