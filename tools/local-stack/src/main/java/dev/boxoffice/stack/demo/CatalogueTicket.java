package dev.boxoffice.stack.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ticket of the demo's catalogue; its date is relative, so it always lies in the future. */
record CatalogueTicket(
        String title,
        String description,
        String venue,
        String zone,
        int inDays,
        String at,
        Price price,
        int capacity,
        int maxPerOrder,
        String seller) {

    record Price(long amount, String currency) {}

    static List<CatalogueTicket> catalogue() throws IOException {
        try (InputStream file = CatalogueTicket.class.getResourceAsStream("/catalogue.json")) {
            return Arrays.asList(new ObjectMapper().readValue(file, CatalogueTicket[].class));
        }
    }

    Instant startsAt(LocalDate today) {
        return today.plusDays(inDays)
                .atTime(LocalTime.parse(at))
                .atZone(ZoneId.of(zone))
                .toInstant();
    }

    /** The body of {@code POST /api/tickets}. */
    Map<String, Object> body(LocalDate today) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", title);
        body.put("description", description);
        body.put("venue", venue);
        body.put("startsAt", startsAt(today).toString());
        body.put("price", Map.of("amount", price.amount(), "currency", price.currency()));
        body.put("capacity", capacity);
        body.put("maxPerOrder", maxPerOrder);
        return body;
    }
}
