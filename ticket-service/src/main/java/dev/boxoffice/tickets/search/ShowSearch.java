package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.tickets.show.ShowSnapshot;
import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.show.ShowTable;
import dev.boxoffice.tickets.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Finds shows ordered by {@code starts_at, id}. */
@ApplicationScoped
class ShowSearch {

    /** Bounds the cost of counting. */
    static final int MAX_TOTAL = 10_000;

    private static final String IN_ORDER = " order by starts_at, id limit ";

    private final ShowTable table;

    ShowSearch(ShowTable table) {
        this.table = table;
    }

    List<ShowSnapshot> find(ShowFilter filter, Cursor after, int limit) {
        return table.read(page(filter, after, limit));
    }

    /** At most {@link #MAX_TOTAL}. */
    long count(ShowFilter filter) {
        return table.count(total(filter));
    }

    static Statement page(ShowFilter filter, Cursor after, int limit) {
        var conditions = new ShowConditions(filter, after);
        // One branch for each status, because an index is ordered only within a status.
        String branches = filter.statuses().stream()
                .map(status -> "(" + branch(filter, conditions, status, limit) + IN_ORDER + limit + ")")
                .collect(Collectors.joining(" union all "));
        return conditions.statement("select * from (" + branches + ") b" + IN_ORDER + limit);
    }

    private static String branch(ShowFilter filter, ShowConditions conditions, ShowStatus status, int limit) {
        return filter.words() == null
                ? "select " + ShowTable.COLUMNS + " from show where " + conditions.of(status)
                : WordsBranch.of("show", ShowTable.COLUMNS, () -> conditions.of(status), conditions::words, limit);
    }

    static Statement total(ShowFilter filter) {
        var conditions = new ShowConditions(filter, null);
        String branches = filter.statuses().stream()
                .map(status -> "select 1 from show where " + conditions.of(status)
                        + (filter.words() == null ? "" : " and " + conditions.words()))
                .collect(Collectors.joining(" union all "));
        return conditions.statement("select count(*) from (" + branches + " limit " + MAX_TOTAL + ") m");
    }
}
