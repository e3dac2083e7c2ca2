package dev.boxoffice.storefront.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows and tickets as ticket-service returns them. */
public record Shows(Map<String, String> fields) {

    public static final String ID = "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c70";
    public static final String ORGANISER = "01936c5a-7b00-7a3b-8c1d-2e3f4a5b6c71";

    public static final String PATH = "/api/shows/" + ID;
    public static final String PAGE = "/shows/magic-flute-" + ID;

    public static Shows published() {
        var fields = new HashMap<String, String>();
        fields.put("id", text(ID));
        fields.put("organiserId", text(ORGANISER));
        fields.put("title", text("Magic Flute"));
        fields.put("description", text(""));
        fields.put("category", text("opera"));
        fields.put(
                "venue",
                "{\"name\": \"Opera House\", \"address\": \"1 Main Street\", \"city\": \"Boston\", \"country\": \"US\"}");
        fields.put("timeZone", text("America/New_York"));
        fields.put("startsAt", text("2099-12-01T02:30:00Z"));
        fields.put("status", text("PUBLISHED"));
        fields.put("version", "3");
        fields.put("availability", availability(100, 0));
        fields.put("tickets", "[" + ticket("Stalls", 100, 0) + "]");
        return new Shows(fields);
    }

    public Shows with(String field, String json) {
        var changed = new HashMap<>(fields);
        changed.put(field, json);
        return new Shows(changed);
    }

    public Shows withText(String field, String value) {
        return with(field, text(value));
    }

    public Shows withTickets(String... tickets) {
        return with("tickets", "[" + String.join(", ", tickets) + "]");
    }

    public String json() {
        return fields.entrySet().stream()
                .map(field -> text(field.getKey()) + ": " + field.getValue())
                .reduce((one, other) -> one + ", " + other)
                .map(all -> "{" + all + "}")
                .orElseThrow();
    }

    public static String page(Shows... shows) {
        return "{\"total\": %d, \"items\": [%s]}"
                .formatted(
                        shows.length,
                        String.join(
                                ", ", List.of(shows).stream().map(Shows::json).toList()));
    }

    public static String ticket(String name, int available, int sold) {
        return ticket(name, available, sold, "null", "null");
    }

    /** A ticket with a sale window; {@code from} and {@code until} are JSON values. */
    public static String ticket(String name, int available, int sold, String from, String until) {
        return """
                {"id": "%s", "showId": "%s", "name": "%s", "title": "Magic Flute", "description": "", "venue": "Opera House",
                 "startsAt": "2099-12-01T02:30:00Z", "timeZone": "America/New_York", "showStatus": "PUBLISHED",
                 "price": {"amount": 4950, "currency": "EUR"}, "capacity": 100, "maxPerOrder": 6, "onSaleFrom": %s,
                 "onSaleUntil": %s, "status": "ON_SALE", "version": 1, "availability": %s}
                """.formatted(
                UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), ID, name, from, until, availability(available, sold));
    }

    private static String availability(int available, int sold) {
        return "{\"available\": %d, \"held\": 0, \"sold\": %d, \"asOf\": \"2030-01-01T10:00:00Z\"}"
                .formatted(available, sold);
    }

    private static String text(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
