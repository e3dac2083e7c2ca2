package dev.boxoffice.orders.sales;

/** The statements of {@link SummarizeSales}. */
final class SummarySql {

    /** The kinds of ticket of the shows that start first. */
    static final String SHOWS = """
            with shown as (
                select t.show_id, min(t.starts_at) as starts_at from ticket t
                where t.show_id is not null
                    and (? or t.organiser_id = any (?))
                    and (?::uuid is null or t.show_id = ?)
                    and (?::uuid is not null or t.starts_at >= now() - make_interval(days => ?))
                group by t.show_id order by 2, 1 limit ?
            )
            select t.show_id, t.organiser_id, t.title, t.venue, t.starts_at, coalesce(t.time_zone, 'UTC') as time_zone,
                coalesce(t.show_status, 'PUBLISHED') as show_status,
                (now() at time zone coalesce(t.time_zone, 'UTC'))::date as today,
                t.capacity, t.status = 'WITHDRAWN' as withdrawn, t.held, t.sold, t.pool_ids
            from shown join ticket t using (show_id) order by shown.starts_at, t.show_id, t.id
            """;

    static final String POOLS = "select id, capacity from pool where show_id = any (?)";

    /** An order becomes COMPLETE at most once. */
    private static final String LINES = """
            line%1$s as materialized (
                select t.show_id, coalesce(t.time_zone, 'UTC') as zone, i.order_id, i.ticket_id, i.quantity, i.unit_amount,
                    i.refunded, o.total_currency as currency, o.refunded_amount, o.paid_by
                from ticket t
                    join order_item%1$s i on i.ticket_id = t.id
                    join orders%1$s o on o.id = i.order_id and o.status in ('COMPLETE', 'REFUNDED')
                where t.show_id = any (?)
            )""";

    private static final String SALES = """
            select l.show_id, l.zone, l.currency, s.at, l.quantity as sold, l.quantity * l.unit_amount as revenue,
                0 as refunded_quantity, 0 as refunded
            from line%1$s l join order_transition%1$s s on s.order_id = l.order_id
                and s.to_status = 'COMPLETE' and s.from_status <> 'COMPLETE'
            """;

    /**
     * A refund belongs to its lines by their value, or to all lines of the order if it has none. Each share is the difference
     * of two rounded sums, so that the shares add up to the amount.
     */
    private static final String REFUNDS = """
            select l.show_id, l.zone, l.currency, r.updated_at, 0, 0, share.units,
                case when share.whole = 0 then 0
                    else div(r.amount::numeric * (share.before + share.own), share.whole)
                        - div(r.amount::numeric * share.before, share.whole) end
            from line%1$s l
                join refund%1$s r on r.order_id = l.order_id and r.status = 'DONE'
                    and (r.payment_id is null or r.payment_id = l.paid_by)
                cross join lateral (
                    select sum(w.value) as whole, coalesce(sum(w.value) filter (where w.ticket_id < l.ticket_id), 0) as before,
                        sum(w.value) filter (where w.ticket_id = l.ticket_id) as own,
                        sum(w.units) filter (where w.ticket_id = l.ticket_id) as units
                    from (
                        select rl.ticket_id, rl.quantity as units, rl.quantity * i.unit_amount as value
                        from refund_line%1$s rl join order_item%1$s i on i.order_id = r.order_id and i.ticket_id = rl.ticket_id
                        where rl.refund_id = r.id
                        union all
                        select i.ticket_id, 0, i.quantity * i.unit_amount
                        from order_item%1$s i
                        where i.order_id = r.order_id
                            and not exists (select from refund_line%1$s where refund_id = r.id)) w) share
            where (l.refunded_amount > 0 or l.refunded > 0) and share.own is not null
            """;

    /** Days before the period are one row, whose day is null. */
    static final String SUMS = "with " + LINES.formatted("") + ", " + LINES.formatted("_archive") + """
            , flow as (
            """
            + SALES.formatted("") + " union all " + SALES.formatted("_archive") + " union all "
            + REFUNDS.formatted("") + " union all " + REFUNDS.formatted("_archive") + """
            )
            select show_id, currency,
                case when (at at time zone zone)::date > (now() at time zone zone)::date - ? then (at at time zone zone)::date end as day,
                sum(sold) as sold, sum(revenue)::bigint as revenue, sum(refunded_quantity) as refunded_quantity,
                sum(refunded)::bigint as refunded
            from flow group by 1, 2, 3 order by 3 nulls first, 2
            """;

    private SummarySql() {}
}
