package dev.boxoffice.tickets.search;

import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.show.ShowTable;
import dev.boxoffice.tickets.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Finds shows in an order. */
@ApplicationScoped
class ShowSearch {

    /** Bounds the cost of counting. */
    static final int MAX_TOTAL = 10_000;

    private final ShowTable table;

    ShowSearch(ShowTable table) {
        this.table = table;
    }

    List<FoundShow> find(ShowFilter filter, ShowSort sort, ShowCursor after, int limit) {
        return table.read(page(filter, sort, after, limit), row -> FoundShow.read(row, sort));
    }

    /** At most {@link #MAX_TOTAL}. */
    long count(ShowFilter filter, ShowSort sort) {
        return table.count(total(filter, sort));
    }

    static Statement page(ShowFilter filter, ShowSort sort, ShowCursor after, int limit) {
        var conditions = new ShowConditions(filter, sort, after);
        String inOrder = sort.orderBy() + " limit " + limit;
        // One branch for each status, because an index is ordered only within a status.
        String branches = filter.statuses().stream()
                .map(status -> "(" + branch(filter, sort, conditions, status, limit) + inOrder + ")")
                .collect(Collectors.joining(" union all "));
        return conditions.statement("select * from (" + branches + ") b" + inOrder);
    }

    private static String branch(
            ShowFilter filter, ShowSort sort, ShowConditions conditions, ShowStatus status, int limit) {
        if (sort == ShowSort.PRICE) {
            return "select " + ShowTable.COLUMNS + ", sort_price from show join " + conditions.lowestPrices(status)
                    + " on price.show_id = show.id where " + all(filter, conditions, status);
        }
        return sort == ShowSort.STARTS_AT && filter.words() != null
                ? WordsBranch.of("show", ShowTable.COLUMNS, () -> conditions.of(status), conditions::words, limit)
                : "select " + ShowTable.COLUMNS + " from show where " + all(filter, conditions, status);
    }

    static Statement total(ShowFilter filter, ShowSort sort) {
        var conditions = new ShowConditions(filter, sort, null);
        String branches = filter.statuses().stream()
                .map(status -> "select 1 from show where " + all(filter, conditions, status)
                        + (sort == ShowSort.PRICE ? " and " + conditions.hasTicket() : ""))
                .collect(Collectors.joining(" union all "));
        return conditions.statement("select count(*) from (" + branches + " limit " + MAX_TOTAL + ") m");
    }

    private static String all(ShowFilter filter, ShowConditions conditions, ShowStatus status) {
        return conditions.of(status) + (filter.words() == null ? "" : " and " + conditions.words());
    }
}
