package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.tickets.sql.Statement;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import dev.boxoffice.tickets.ticket.TicketStatus;
import dev.boxoffice.tickets.ticket.TicketTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Finds tickets ordered by {@code starts_at, id}; every query uses an index. */
@ApplicationScoped
class TicketSearch {

    /** Bounds the cost of counting. */
    static final int MAX_TOTAL = 10_000;

    /** The number of tickets to check for words in page order before the text index is used. */
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

    static Statement page(TicketFilter filter, Cursor after, int limit) {
        var conditions = new TicketConditions(filter, after);
        // One branch for each status, because an index is ordered only within a status.
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
        // A frequent word appears early in page order; a rare word has few entries in the text index. The query tries
        // both in turn, because the planner's estimate can be wrong by orders of magnitude.
        return """
                with near as materialized (
                    select %1$s from (select %1$s, search_terms from ticket where %2$s order by starts_at, id limit %3$d) n
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

    static Statement total(TicketFilter filter) {
        var conditions = new TicketConditions(filter, null);
        String branches = filter.statuses().stream()
                .map(status -> "select 1 from ticket where " + conditions.of(status)
                        + (filter.words() == null ? "" : " and " + conditions.words()))
                .collect(Collectors.joining(" union all "));
        return conditions.statement("select count(*) from (" + branches + " limit " + MAX_TOTAL + ") m");
    }
}
