package dev.boxoffice.tickets;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** The request body of a ticket; methods return modified copies. */
public record TicketBody(Map<String, Object> fields) {

    public static TicketBody concert() {
        return new TicketBody(Map.of(
                "title",
                "Evening of Strings",
                "description",
                "Two quartets.",
                "venue",
                "Old Mill",
                "startsAt",
                inDays(30),
                "price",
                Map.of("amount", 4500, "currency", "EUR"),
                "capacity",
                100,
                "maxPerOrder",
                6));
    }

    public TicketBody with(String field, Object value) {
        var changed = new HashMap<>(fields);
        changed.put(field, value);
        return new TicketBody(changed);
    }

    public TicketBody without(String field) {
        var changed = new HashMap<>(fields);
        changed.remove(field);
        return new TicketBody(changed);
    }

    public TicketBody titled(String title) {
        return with("title", title);
    }

    public TicketBody ofCapacity(int capacity) {
        return with("capacity", capacity);
    }

    public TicketBody priced(long amount, String currency) {
        return with("price", Map.of("amount", amount, "currency", currency));
    }

    public TicketBody startingInDays(int days) {
        return with("startsAt", inDays(days));
    }

    private static String inDays(int days) {
        return Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(days, ChronoUnit.DAYS)
                .toString();
    }
}
