package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.tickets.sql.Statement;
import dev.boxoffice.tickets.ticket.TicketStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Renders the conditions of a filter and collects their parameter values in the same order. */
final class TicketConditions {

    private final TicketFilter filter;
    private final Cursor after;
    private final Instant startsFrom;
    private final List<Object> values = new ArrayList<>();

    TicketConditions(TicketFilter filter, Cursor after) {
        this.filter = filter;
        this.after = after;
        this.startsFrom = filter.startsFrom() == null ? Instant.now() : filter.startsFrom();
    }

    /** Returns all conditions except the words. */
    String of(TicketStatus status) {
        var conditions = new ArrayList<String>();
        // A literal, because the frequency of the status decides the plan.
        conditions.add("show_status = 'PUBLISHED' and status = '" + status + "'");
        conditions.add("starts_at >= " + value(startsFrom.atOffset(ZoneOffset.UTC)));
        if (filter.startsTo() != null) {
            conditions.add("starts_at < " + value(filter.startsTo().atOffset(ZoneOffset.UTC)));
        }
        if (filter.sellerId() != null) {
            conditions.add("seller_id = " + value(filter.sellerId()));
        }
        if (after != null) {
            conditions.add("(starts_at, id) > (" + value(after.at().atOffset(ZoneOffset.UTC)) + ", " + value(after.id())
                    + ")");
        }
        return String.join(" and ", conditions);
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
