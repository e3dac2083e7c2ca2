package dev.boxoffice.tickets.search;

import dev.boxoffice.tickets.show.ShowTable;
import dev.boxoffice.tickets.sql.Rows;
import dev.boxoffice.tickets.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Counts the values that filters of published upcoming shows can have. */
@ApplicationScoped
class ShowFacets {

    /** Bounds the size of the response. */
    private static final int MAX_VALUES = 500;

    private static final String UPCOMING = "from show where status = 'PUBLISHED' and starts_at >= ?";

    private static final String CITIES = "select mode() within group (order by venue_city) as value, count(*) as shows "
            + UPCOMING + " and city_key is not null group by city_key";

    private static final String CATEGORIES =
            "select category as value, count(*) as shows " + UPCOMING + " and category is not null group by category";

    private static final String MONTHS =
            "select to_char(local_date, 'YYYY-MM') as value, count(*) as shows " + UPCOMING + " group by 1";

    private static final String CURRENCIES = """
            select price_currency as value, count(distinct show_id) as shows from ticket
            where status = 'ON_SALE' and show_status = 'PUBLISHED' and starts_at >= ? group by price_currency
            """;

    private final ShowTable table;

    ShowFacets(ShowTable table) {
        this.table = table;
    }

    @Schema(name = "ShowFacet")
    record Facet(
            String value,
            @Schema(description = "The number of shows.") long shows) {

        static Facet of(ResultSet row) throws SQLException {
            return new Facet(row.getString("value"), row.getLong("shows"));
        }
    }

    @Schema(name = "ShowFacets", description = "Each list has at most " + MAX_VALUES + " values.")
    record Facets(
            @Schema(description = "Names of cities, the most frequent first. A city with several spellings has one.")
            List<Facet> cities,

            @Schema(description = "The most frequent first.")
            List<Facet> categories,

            @Schema(description = "Currencies of the tickets on sale, the most frequent first.")
            List<Facet> currencies,

            @Schema(description = "Months of the start in the zone of each show, such as 2031-05, the earliest first.")
            List<Facet> months) {}

    Facets count() {
        Rows.Reader<Facet> reader = Facet::of;
        return new Facets(
                table.read(upcoming(CITIES, "shows desc, value"), reader),
                table.read(upcoming(CATEGORIES, "shows desc, value"), reader),
                table.read(upcoming(CURRENCIES, "shows desc, value"), reader),
                table.read(upcoming(MONTHS, "value"), reader));
    }

    static Statement upcoming(String values, String order) {
        return new Statement(
                "select * from (" + values + ") v order by " + order + " limit " + MAX_VALUES,
                List.of(Instant.now().atOffset(ZoneOffset.UTC)));
    }
}
