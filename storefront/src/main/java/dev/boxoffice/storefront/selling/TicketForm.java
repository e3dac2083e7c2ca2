package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.catalogue.Ticket;
import jakarta.ws.rs.FormParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/** A listing as its seller types it: as it was typed, so that nothing is lost when something is wrong with it. */
public record TicketForm(
        @FormParam("title") String title,
        @FormParam("venue") String venue,
        @FormParam("startsAt") String startsAt,
        @FormParam("price") String price,
        @FormParam("currency") String currency,
        @FormParam("capacity") String capacity,
        @FormParam("maxPerOrder") String maxPerOrder,
        @FormParam("description") String description) {

    public TicketForm {
        title = orEmpty(title);
        venue = orEmpty(venue);
        startsAt = orEmpty(startsAt);
        price = orEmpty(price);
        currency = orEmpty(currency);
        capacity = orEmpty(capacity);
        maxPerOrder = orEmpty(maxPerOrder);
        description = orEmpty(description);
    }

    private static String orEmpty(String typed) {
        return typed == null ? "" : typed;
    }

    static final TicketForm EMPTY = new TicketForm("", "", "", "", "EUR", "100", "10", "");

    static TicketForm of(Ticket ticket, TimeFormat times) {
        return new TicketForm(
                ticket.title(),
                ticket.venue(),
                times.typed(ticket.startsAt()),
                ticket.price().typed(),
                ticket.price().currency(),
                Integer.toString(ticket.capacity()),
                Integer.toString(ticket.maxPerOrder()),
                ticket.description());
    }

    /** What ticket-service is told. */
    record Request(
            String title,
            String description,
            String venue,
            Instant startsAt,
            Money price,
            Integer capacity,
            Integer maxPerOrder) {}

    /** What cannot be read is put into {@code wrong}, by field, and left out of the request. */
    Request read(TimeFormat times, Map<String, String> wrong) {
        return new Request(
                title.strip(),
                description.replace("\r\n", "\n").strip(),
                venue.strip(),
                time(times, wrong),
                money(wrong),
                number("capacity", capacity, wrong),
                number("maxPerOrder", maxPerOrder, wrong));
    }

    private Instant time(TimeFormat times, Map<String, String> wrong) {
        try {
            return times.parse(startsAt);
        } catch (DateTimeException e) {
            wrong.put("startsAt", "Say when it starts, such as 2030-06-01T19:30.");
            return null;
        }
    }

    private Money money(Map<String, String> wrong) {
        try {
            return Money.parse(price, currency);
        } catch (IllegalArgumentException e) {
            wrong.put("price", e.getMessage());
            return null;
        }
    }

    private static Integer number(String field, String typed, Map<String, String> wrong) {
        try {
            return Integer.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            wrong.put(field, "Type a whole number.");
            return null;
        }
    }
}
