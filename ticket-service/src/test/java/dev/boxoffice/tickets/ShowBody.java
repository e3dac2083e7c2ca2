package dev.boxoffice.tickets;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The request body of a show; methods return modified copies. */
public record ShowBody(Map<String, Object> fields) {

    /** A draft without tickets. */
    public static ShowBody draft() {
        return new ShowBody(Map.of(
                "title",
                "Evening of Strings",
                "description",
                "Two *quartets*.",
                "category",
                "concert",
                "venue",
                Map.of("name", "Old Mill", "city", "Köln", "country", "DE"),
                "timeZone",
                "Europe/Berlin",
                "startsAt",
                inDays(30)));
    }

    /** Two tickets that share the pool of the floor, and one with a pool of its own. */
    public static ShowBody concert() {
        return draft().with("status", "PUBLISHED")
                .with("pools", List.of(pool("floor", 100), pool("balcony", 30)))
                .with(
                        "tickets",
                        List.of(
                                ticket("Early bird", 1900, 40, "floor"),
                                ticket("Standing", 2500, 100, "floor"),
                                ticket("Seat", 4500, 50, "balcony")));
    }

    public static Map<String, Object> pool(String name, int capacity) {
        return Map.of("name", name, "capacity", capacity);
    }

    public static Map<String, Object> ticket(String name, long amount, int capacity, String... pools) {
        return Map.of(
                "name",
                name,
                "price",
                Map.of("amount", amount, "currency", "EUR"),
                "capacity",
                capacity,
                "pools",
                List.of(pools));
    }

    public ShowBody with(String field, Object value) {
        var changed = new HashMap<>(fields);
        changed.put(field, value);
        return new ShowBody(changed);
    }

    public ShowBody without(String field) {
        var changed = new HashMap<>(fields);
        changed.remove(field);
        return new ShowBody(changed);
    }

    public static String inDays(int days) {
        return Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(days, ChronoUnit.DAYS)
                .toString();
    }
}
