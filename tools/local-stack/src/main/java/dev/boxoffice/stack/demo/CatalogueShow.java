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

/**
 * A show of the demo's catalogue; its dates are relative, so it always lies in the future.
 *
 * @param status {@code PUBLISHED}, {@code DRAFT} or {@code CALLED_OFF}
 */
record CatalogueShow(
        String title,
        String description,
        String category,
        Venue venue,
        String timeZone,
        int inDays,
        String at,
        String seller,
        String currency,
        String status,
        List<Pool> pools,
        List<CatalogueTicket> tickets) {

    static final String PUBLISHED = "PUBLISHED";
    static final String DRAFT = "DRAFT";
    private static final String CALLED_OFF = "CALLED_OFF";

    record Venue(String name, String city, String country) {}

    record Pool(String name, int capacity) {}

    CatalogueShow {
        status = status == null ? PUBLISHED : status;
        pools = pools == null ? List.of() : pools;
    }

    static List<CatalogueShow> catalogue() throws IOException {
        try (InputStream file = CatalogueShow.class.getResourceAsStream("/catalogue.json")) {
            return Arrays.asList(new ObjectMapper().readValue(file, CatalogueShow[].class));
        }
    }

    boolean isPublished() {
        return status.equals(PUBLISHED);
    }

    boolean isCalledOff() {
        return status.equals(CALLED_OFF);
    }

    Instant startsAt(LocalDate today) {
        return today.plusDays(inDays).atTime(LocalTime.parse(at)).atZone(zone()).toInstant();
    }

    private ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** The body of {@code PUT /api/shows/{id}}. */
    Map<String, Object> body(LocalDate today) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", title);
        body.put("description", description);
        body.put("category", category);
        body.put("venue", venue);
        body.put("timeZone", timeZone);
        body.put("startsAt", startsAt(today).toString());
        return body;
    }

    /** The body of {@code POST /api/shows}, with tickets and pools. A show must be published before it can be called off. */
    Map<String, Object> creation(LocalDate today) {
        Map<String, Object> body = body(today);
        body.put("status", status.equals(DRAFT) ? DRAFT : PUBLISHED);
        body.put("pools", pools);
        body.put(
                "tickets",
                tickets.stream()
                        .map(ticket -> {
                            Map<String, Object> fields = body(ticket, today);
                            fields.put("pools", ticket.pools());
                            return fields;
                        })
                        .toList());
        return body;
    }

    /** The fields of a request for a ticket, without its pools. */
    Map<String, Object> body(CatalogueTicket ticket, LocalDate today) {
        return ticket.body(currency, zone(), today);
    }
}
