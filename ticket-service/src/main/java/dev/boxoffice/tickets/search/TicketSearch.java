package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import dev.boxoffice.tickets.ticket.TicketStatement;
import dev.boxoffice.tickets.ticket.TicketStatus;
import dev.boxoffice.tickets.ticket.TicketTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Finds tickets in the order of {@code starts_at, id}, by an index in every case. */
@ApplicationScoped
class TicketSearch {

    /** Counting goes no further, so that it costs the same among any number of tickets. */
    static final int MAX_TOTAL = 10_000;

    /** How many tickets of the page index are looked through for words before the text index is asked for all. */
    private static final int NEAR = 2_000;

    private static final String IN_ORDER = " order by starts_at, id limit ";

    private final TicketTable table;

    TicketSearch(TicketTable table) {
        this.table = table;
    }

    List<TicketSnapshot> find(TicketFilter filter, Cursor after, int limit) {
        return table.read(page(filter, after, limit));
    }

    /** At most {@link #MAX_TOTAL}. */
    long count(TicketFilter filter) {
        return table.count(total(filter));
    }

    static TicketStatement page(TicketFilter filter, Cursor after, int limit) {
        var conditions = new TicketConditions(filter, after);
        // a branch for each status, for an index has the order of one only
        String branches = filter.statuses().stream()
                .map(status -> "(" + branch(filter, conditions, status, limit) + IN_ORDER + limit + ")")
                .collect(Collectors.joining(" union all "));
        return conditions.statement(
                TicketTable.SELECT.formatted("(select * from (" + branches + ") b" + IN_ORDER + limit + ")")
                        + " order by t.starts_at, t.id");
    }

    private static String branch(TicketFilter filter, TicketConditions conditions, TicketStatus status, int limit) {
        if (filter.words() == null) {
            return "select " + TicketTable.COLUMNS + " from ticket where " + conditions.of(status);
        }
        // Words that many tickets have are met soon in the page index, others are few in the text index. The planner
        // would choose by a guess, and be slow by orders of magnitude where it is wrong.
        return """
                with near as materialized (
                    select %1$s from (select %1$s, search from ticket where %2$s order by starts_at, id limit %3$d) n
                    where %4$s order by starts_at, id limit %5$d),
                far as materialized (
                    select %1$s from ticket where (select count(*) from near) < %5$d and %6$s and %7$s)
                select * from near where (select count(*) from near) = %5$d union all select * from far
                """.formatted(
                        TicketTable.COLUMNS,
                        conditions.of(status),
                        NEAR,
                        conditions.words(),
                        limit,
                        conditions.of(status),
                        conditions.words());
    }

    static TicketStatement total(TicketFilter filter) {
        var conditions = new TicketConditions(filter, null);
        String branches = filter.statuses().stream()
                .map(status -> "select 1 from ticket where " + conditions.of(status)
                        + (filter.words() == null ? "" : " and " + conditions.words()))
                .collect(Collectors.joining(" union all "));
        return conditions.statement("select count(*) from (" + branches + " limit " + MAX_TOTAL + ") m");
    }
}
