package dev.boxoffice.tickets.search;

import dev.boxoffice.tickets.show.ShowSnapshot;
import dev.boxoffice.tickets.show.ShowTable;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A show in the result of a search.
 *
 * @param cursor its place in the order of the result
 */
record FoundShow(ShowSnapshot show, ShowCursor cursor) {

    static FoundShow read(ResultSet row, ShowSort sort) throws SQLException {
        ShowSnapshot show = ShowTable.show(row);
        String key = switch (sort) {
            case STARTS_AT, LATEST -> show.details().startsAt().toString();
            case NEWEST -> show.createdAt().toString();
            case PRICE -> row.getString("sort_price");
        };
        return new FoundShow(show, new ShowCursor(sort, key, show.id()));
    }
}
