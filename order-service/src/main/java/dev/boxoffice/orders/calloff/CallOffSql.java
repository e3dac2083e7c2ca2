package dev.boxoffice.orders.calloff;

import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.WithArchive;
import dev.boxoffice.orders.order.RefundOrder;

/** What an order {@code o} is to the call-off of a show. {@code c} has the {@code show_id} and its {@code tickets}. */
final class CallOffSql {

    /** The show, with the tickets that the replica knows as called off. The parameter is the id of the show. */
    static final String CALL_OFF = """
            (select ?::uuid as show_id, array(
                select id from ticket where show_id = ? and show_status = 'CALLED_OFF') as tickets)""";

    /** Open orders hold stock of the show. */
    private static final String OPEN = "o.status in " + OrderStatus.OPEN_SQL;

    /** What is left of the order depends on the outcome of this refund. */
    private static final String WAITS = """
            exists (select from refund r
                where r.order_id = o.id and r.status = 'PENDING' and r.payment_id is not distinct from o.paid_by)""";

    /** The same rule as {@code OrderRefunds.decideCallOff}. */
    private static final String REFUNDABLE =
            """
            o.status = 'COMPLETE' and not %1$s and (
                exists (select from %2$s i
                    where i.order_id = o.id and i.ticket_id = any (c.tickets) and i.quantity > i.refunded
                        and not exists (select from %3$s r join %4$s l on l.refund_id = r.id
                            where r.order_id = o.id and r.called_off_show = c.show_id and l.ticket_id = i.ticket_id))
                or not exists (select from %2$s i
                        where i.order_id = o.id and (i.quantity > i.refunded or i.ticket_id <> all (c.tickets)))
                    and not exists (select from %3$s r
                        where r.order_id = o.id and r.called_off_show = c.show_id
                            and not exists (select from %4$s l where l.refund_id = r.id)))
            """.formatted(WAITS, WithArchive.LINES, WithArchive.REFUNDS, WithArchive.REFUND_LINES);

    /** Orders with a ticket of the show that have to change, in the order of their ids. */
    private static final String DUE = """
            select found.id from %1$s c cross join unnest(c.tickets) as t (id) cross join lateral (
                select o.id from %2$s i join %3$s o on o.id = i.order_id
                where i.ticket_id = t.id and i.order_id > ? and %4$s
                order by i.order_id limit ?) found
            group by found.id order by found.id limit ?
            """;

    /** Only the tables that sell have open orders. */
    static final String TO_CANCEL = DUE.formatted(CALL_OFF, "order_item", "orders", OPEN);

    static final String TO_REFUND = DUE.formatted(CALL_OFF, WithArchive.LINES, WithArchive.ORDERS, REFUNDABLE);

    private static final String HAS_PENDING_REFUND =
            "exists (select from refund r where r.order_id = o.id and r.status = 'PENDING')";

    private static final String IS_CANCELLED = """
            exists (select from %s s where s.order_id = o.id and s.from_status <> 'CANCELLED'
                and s.to_status = 'CANCELLED' and s.reason = '%s')""".formatted(WithArchive.HISTORY, RefundOrder.SHOW_CALLED_OFF);

    private static final String IS_REQUESTED = """
            exists (select from %s r where r.order_id = o.id and r.called_off_show = c.show_id)""".formatted(WithArchive.REFUNDS);

    private static final String KEEPS_UNITS = """
            exists (select from %s i where i.order_id = o.id and i.ticket_id = any (c.tickets) and i.quantity > i.refunded)""".formatted(WithArchive.LINES);

    /** Each order counts once. */
    static final String COUNT = """
            select count(*) filter (where state = 'cancelled'), count(*) filter (where state = 'refunded'),
                count(*) filter (where state = 'pending'), count(*) filter (where state = 'failed'),
                count(*) filter (where state = 'remaining')
            from (
                select case
                    when %4$s or %5$s then 'remaining'
                    when %6$s then 'pending'
                    when %7$s then 'cancelled'
                    when %8$s and o.status = 'COMPLETE' and %9$s then 'failed'
                    when %8$s then 'refunded' end as state
                from %1$s c cross join lateral (
                        select distinct order_id from %2$s i where i.ticket_id = any (c.tickets)) line
                    join %3$s o on o.id = line.order_id) orders
            """.formatted(
                    CALL_OFF,
                    WithArchive.LINES,
                    WithArchive.ORDERS,
                    OPEN,
                    REFUNDABLE,
                    HAS_PENDING_REFUND,
                    IS_CANCELLED,
                    IS_REQUESTED,
                    KEEPS_UNITS);

    /** Money that call-offs have returned. */
    static final String REFUNDED = """
            select currency, sum(amount) from %s r where called_off_show = ? and status = 'DONE' and amount > 0
            group by currency order by currency
            """.formatted(WithArchive.REFUNDS);

    /** Refunds of the show's orders that have not ended. */
    static final String COUNT_PENDING = """
            select count(*) from %s c join refund r on r.status = 'PENDING'
            where exists (select from order_item i where i.order_id = r.order_id and i.ticket_id = any (c.tickets))
            """.formatted(CALL_OFF);

    private CallOffSql() {}
}
