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
        return WordsBranch.of("ticket", TicketTable.COLUMNS, () -> conditions.of(status), conditions::words, limit);
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
