package dev.boxoffice.orders.calloff;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.orders.organiser.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Lists shows that are called off, the latest call-off first. */
@ApplicationScoped
class CallOffList {

    /** PostgreSQL's {@code infinity}. */
    private static final OffsetDateTime END_OF_TIME = OffsetDateTime.MAX;

    private static final UUID LAST_ID = new UUID(-1, -1);

    /** Shows of the caller's scope. The index of tickets by show finds the rows of one show. */
    private static final String LISTED = """
            from call_off c cross join lateral (
                select t.organiser_id, t.seller_id, t.title, t.starts_at from ticket t where t.show_id = c.show_id
                order by t.id limit 1) t
                cross join lateral (
                    select case when c.finished_at is null or %s then 'RUNNING' else 'DONE' end as status) s
            where (? or t.organiser_id = any (?) or t.organiser_id is null and t.seller_id = ?)
                and t.organiser_id is not distinct from coalesce(?::uuid, t.organiser_id)
                and s.status = coalesce(?::text, s.status)
            """.formatted(CallOffSql.HAS_PENDING_REFUND_OF_SHOW);

    private static final String PAGE =
            "select c.show_id, t.organiser_id, t.title, t.starts_at, s.status, c.started_at, c.finished_at " + LISTED
                    + " and (c.started_at, c.show_id) < (?, ?) order by c.started_at desc, c.show_id desc limit ?";

    private static final String COUNT = "select count(*) " + LISTED;

    private final DataSource dataSource;

    CallOffList(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Which call-offs to list; {@code null} means any.
     *
     * @param scope whose shows the caller may see
     */
    record Filter(StaffScope scope, UUID organiserId, CallOffResponse.Status status) {}

    /**
     * One page.
     *
     * @param after {@code null} for the first page
     * @param count whether to count the call-offs on all pages
     */
    Page<ListedCallOff> page(Filter filter, Cursor after, int limit, boolean count) {
        try {
            return Pipeline.run(dataSource, pipeline -> {
                var organisers = pipeline.column("uuid", filter.scope.organisers(), id -> id);
                String status = filter.status == null ? null : filter.status.name();
                var rows = pipeline.query(
                        PAGE,
                        CallOffList::read,
                        filter.scope.everything(),
                        organisers,
                        filter.scope.userId(),
                        filter.organiserId,
                        status,
                        after == null ? END_OF_TIME : after.at().atOffset(ZoneOffset.UTC),
                        after == null ? LAST_ID : after.id(),
                        limit + 1);
                var total = count
                        ? pipeline.query(
                                COUNT,
                                CallOffList::total,
                                filter.scope.everything(),
                                organisers,
                                filter.scope.userId(),
                                filter.organiserId,
                                status)
                        : null;
                return () -> Page.of(
                        rows.get(),
                        limit,
                        last -> new Cursor(last.startedAt(), last.showId()),
                        item -> item,
                        total == null ? null : total.get());
            });
        } catch (SQLException e) {
            throw new IllegalStateException("could not list call-offs", e);
        }
    }

    private static List<ListedCallOff> read(ResultSet rows) throws SQLException {
        var found = new ArrayList<ListedCallOff>();
        while (rows.next()) {
            var status = CallOffResponse.Status.valueOf(rows.getString("status"));
            OffsetDateTime finishedAt = rows.getObject("finished_at", OffsetDateTime.class);
            found.add(new ListedCallOff(
                    rows.getObject("show_id", UUID.class),
                    rows.getObject("organiser_id", UUID.class),
                    rows.getString("title"),
                    rows.getObject("starts_at", OffsetDateTime.class).toInstant(),
                    status,
                    rows.getObject("started_at", OffsetDateTime.class).toInstant(),
                    status == CallOffResponse.Status.RUNNING ? null : finishedAt.toInstant()));
        }
        return found;
    }

    private static long total(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }
}
