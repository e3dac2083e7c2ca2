package dev.boxoffice.tickets.search;

import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Renders the conditions of a filter and collects their parameter values in the same order. */
final class ShowConditions {

    /** The local date of a time differs by less than these offsets from its date in UTC. */
    private static final ZoneOffset EAST = ZoneOffset.MAX;

    private static final ZoneOffset WEST = ZoneOffset.MIN;

    private final ShowFilter filter;
    private final ShowSort sort;
    private final ShowCursor after;
    private final OffsetDateTime now;
    private final List<Object> values = new ArrayList<>();

    ShowConditions(ShowFilter filter, ShowSort sort, ShowCursor after) {
        this.filter = filter;
        this.sort = sort;
        this.after = after;
        this.now = Instant.now().atOffset(ZoneOffset.UTC);
    }

    /** Returns all conditions except the words. */
    String of(ShowStatus status) {
        var conditions = new ArrayList<String>();
        // A literal, because the frequency of the status decides the plan.
        conditions.add("status = '" + status + "'");
        addDates(conditions);
        if (filter.cityKey() != null) {
            conditions.add("city_key = " + value(filter.cityKey()));
        }
        if (filter.category() != null) {
            conditions.add("category = " + value(filter.category()));
        }
        if (filter.organiserId() != null) {
            conditions.add("organiser_id = " + value(filter.organiserId()));
        }
        if (filter.currency() != null || filter.priceFrom() != null || filter.priceTo() != null) {
            conditions.add(hasTicket());
        }
        if (after != null) {
            conditions.add(sort.isAfter());
            value(after.value());
            value(after.id());
        }
        return String.join(" and ", conditions);
    }

    /** Bounds the start as well, because the indexes are ordered by it. */
    private void addDates(List<String> conditions) {
        if (filter.from() == null) {
            conditions.add("starts_at >= " + value(now));
        } else {
            conditions.add("starts_at >= " + value(startOfDay(filter.from(), EAST)));
            conditions.add("local_date >= " + value(filter.from()));
        }
        if (filter.to() != null) {
            conditions.add("starts_at < " + value(startOfDay(filter.to().plusDays(1), WEST)));
            conditions.add("local_date <= " + value(filter.to()));
        }
    }

    private static OffsetDateTime startOfDay(LocalDate date, ZoneOffset offset) {
        return date.atStartOfDay().toInstant(offset).atOffset(ZoneOffset.UTC);
    }

    String hasTicket() {
        var conditions = new ArrayList<String>();
        conditions.add("t.show_id = show.id");
        conditions.add(isOnSale("t"));
        if (filter.currency() != null) {
            conditions.add("t.price_currency = " + value(filter.currency()));
        }
        if (filter.priceFrom() != null) {
            conditions.add("t.price_amount >= " + value(filter.priceFrom()));
        }
        if (filter.priceTo() != null) {
            conditions.add("t.price_amount <= " + value(filter.priceTo()));
        }
        return "exists (select from ticket t where " + String.join(" and ", conditions) + ")";
    }

    private String isOnSale(String ticket) {
        return "%1$s.status = 'ON_SALE' and (%1$s.on_sale_until is null or %1$s.on_sale_until > %2$s)"
                .formatted(ticket, value(now));
    }

    /**
     * The cheapest ticket of each show, in the filter's currency. Without aggregation, the index of prices gives the first rows at
     * once. Start and cursor bound the tickets to read.
     */
    String lowestPrices(ShowStatus status) {
        OffsetDateTime first = filter.from() == null ? now : startOfDay(filter.from(), EAST);
        return "(select t.show_id, t.price_amount as sort_price from ticket t where t.show_status = '" + status
                + "' and t.starts_at >= " + value(first) + " and " + isOnSale("t")
                + (filter.currency() == null ? "" : " and t.price_currency = " + value(filter.currency()))
                + (after == null ? "" : " and t.price_amount >= " + value(after.value()))
                + " and not exists (select from ticket c where c.show_id = t.show_id and " + isOnSale("c")
                + " and (c.price_amount, c.id) < (t.price_amount, t.id))) price";
    }

    String words() {
        return "search_terms @@ " + value(filter.words().toTsquery()) + "::tsquery";
    }

    Statement statement(String sql) {
        return new Statement(sql, values);
    }

    private String value(Object value) {
        values.add(value);
        return "?";
    }
}
