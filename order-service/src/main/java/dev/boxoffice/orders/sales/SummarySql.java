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

    /** Days before the period are one row, whose day is null. */
    static final String SUMS = """
            select t.show_id, s.currency, case when d.day > d.today - ?::int then d.day end as day,
                sum(s.sold)::bigint as sold, sum(s.revenue)::bigint as revenue,
                sum(s.refunded_quantity)::bigint as refunded_quantity, sum(s.refunded)::bigint as refunded
            from ticket t join sale_sum s on s.ticket_id = t.id
                cross join lateral (select coalesce(t.time_zone, 'UTC') as zone) z
                cross join lateral (
                    select (s.at at time zone zone)::date as day, (now() at time zone zone)::date as today) d
            where t.show_id = any (?) group by 1, 2, 3 order by 3 nulls first, 2
            """;

    private SummarySql() {}
}
