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

    /** The same rule as {@code OrderRefunds.decideCallOff}. All rows of an order have the suffix of its table. */
    private static final String REFUNDABLE = """
            o.status = 'COMPLETE' and not %2$s and (
                exists (select from order_item%1$s i
                    where i.order_id = o.id and i.ticket_id = any (c.tickets) and i.quantity > i.refunded
                        and not exists (select from refund%1$s r join refund_line%1$s l on l.refund_id = r.id
                            where r.order_id = o.id and r.called_off_show = c.show_id and l.ticket_id = i.ticket_id))
                or not exists (select from order_item%1$s i
                        where i.order_id = o.id and (i.quantity > i.refunded or i.ticket_id <> all (c.tickets)))
                    and not exists (select from refund%1$s r
                        where r.order_id = o.id and r.called_off_show = c.show_id
                            and not exists (select from refund_line%1$s l where l.refund_id = r.id)))
            """;

    private static final String REFUNDABLE_SELLING = REFUNDABLE.formatted("", WAITS);

    private static final String REFUNDABLE_ARCHIVED = REFUNDABLE.formatted("_archive", WAITS);

    /** The next orders of a ticket in one of the tables. The index on tickets and orders has this order. */
    private static final String NEXT = """
            (select o.id from order_item%1$s i join orders%1$s o on o.id = i.order_id
                where i.ticket_id = t.id and i.order_id > ? and %2$s
                order by i.order_id limit ?)""";

    /** Orders with a ticket of the show that have to change, in the order of their ids. */
    private static final String DUE = """
            select found.id from %s c cross join unnest(c.tickets) as t (id) cross join lateral (%s) found
            group by found.id order by found.id limit ?
            """;

    /** Only the tables that sell have open orders. */
    static final String TO_CANCEL = DUE.formatted(CALL_OFF, NEXT.formatted("", OPEN));

    static final String TO_REFUND = DUE.formatted(
            CALL_OFF,
            NEXT.formatted("", REFUNDABLE_SELLING) + " union all " + NEXT.formatted("_archive", REFUNDABLE_ARCHIVED));

    private static final String HAS_PENDING_REFUND =
            "exists (select from refund r where r.order_id = o.id and r.status = 'PENDING')";

    /** Staff can request a refused refund again after the call-off of the show {@code c} was finished. */
    static final String HAS_PENDING_REFUND_OF_SHOW = """
            exists (select from refund r join order_item i on i.order_id = r.order_id join ticket on ticket.id = i.ticket_id
                where r.status = 'PENDING' and ticket.show_id = c.show_id and ticket.show_status = 'CALLED_OFF')""";

    private static String states(String archive, String refundable) {
        return """
                select case
                    when %3$s or %4$s then 'remaining'
                    when %5$s then 'pending'
                    when exists (select from order_transition%1$s s where s.order_id = o.id
                        and s.from_status <> 'CANCELLED' and s.to_status = 'CANCELLED' and s.reason = '%6$s') then 'cancelled'
                    when not exists (select from refund%1$s r where r.order_id = o.id and r.called_off_show = c.show_id)
                        then null
                    when o.status = 'COMPLETE' and (
                        exists (select from order_item%1$s i
                            where i.order_id = o.id and i.ticket_id = any (c.tickets) and i.quantity > i.refunded)
                        or not exists (select from order_item%1$s i where i.order_id = o.id and i.quantity > i.refunded))
                        then 'failed' -- the order keeps units of the show, or only money
                    else 'refunded' end as state
                from %2$s c cross join lateral (
                        select distinct order_id from order_item%1$s i where i.ticket_id = any (c.tickets)) line
                    join orders%1$s o on o.id = line.order_id
                """.formatted(archive, CALL_OFF, OPEN, refundable, HAS_PENDING_REFUND, RefundOrder.SHOW_CALLED_OFF);
    }

    /** Each order counts once. */
    static final String COUNT = """
            select count(*) filter (where state = 'cancelled'), count(*) filter (where state = 'refunded'),
                count(*) filter (where state = 'pending'), count(*) filter (where state = 'failed'),
                count(*) filter (where state = 'remaining')
            from (%s union all %s) orders
            """.formatted(states("", REFUNDABLE_SELLING), states("_archive", REFUNDABLE_ARCHIVED));

    /** Money that call-offs have returned. */
    static final String REFUNDED = """
            select currency, sum(amount) from %s r where called_off_show = ? and status = 'DONE' and amount > 0
            group by currency order by currency
            """.formatted(WithArchive.REFUNDS);

    /** Refunds of the show's orders that have not ended. */
    private static final String PENDING = """
            from %s c join refund r on r.status = 'PENDING'
            where exists (select from order_item i where i.order_id = r.order_id and i.ticket_id = any (c.tickets))
            """.formatted(CALL_OFF);

    static final String COUNT_PENDING = "select count(*) " + PENDING;

    /** One statement, and so one snapshot: between several, an order could become due that none of them reads as due. */
    static final String FINISH = """
            update call_off set finished_at = clock_timestamp()
            where show_id = ? and revision = ? and finished_at is null
                and not exists (%s) and not exists (%s) and not exists (select %s)
            returning show_id
            """.formatted(TO_CANCEL, TO_REFUND, PENDING);

    private CallOffSql() {}
}
