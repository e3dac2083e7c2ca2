package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.MoneyFormatException;
import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.catalogue.Ticket;
import jakarta.ws.rs.FormParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/** The seller's form, with the values as typed, so that a refused form keeps them. */
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

    static TicketForm of(Ticket ticket, TimeFormat timeFormat) {
        return new TicketForm(
                ticket.title(),
                ticket.venue(),
                timeFormat.typed(ticket.startsAt()),
                ticket.price().typed(),
                ticket.price().currency(),
                Integer.toString(ticket.capacity()),
                Integer.toString(ticket.maxPerOrder()),
                ticket.description());
    }

    /** The request to ticket-service. */
    record Request(
            String title,
            String description,
            String venue,
            Instant startsAt,
            Money price,
            Integer capacity,
            Integer maxPerOrder) {}

    /** Reads the values. A value that cannot be read is {@code null} in the request, and its message is added to {@code errors}. */
    Request read(TimeFormat timeFormat, FieldErrors fieldErrors, Map<String, String> errors) {
        return new Request(
                title.strip(),
                description.replace("\r\n", "\n").strip(),
                venue.strip(),
                time(timeFormat, fieldErrors, errors),
                money(fieldErrors, errors),
                number("capacity", capacity, fieldErrors, errors),
                number("maxPerOrder", maxPerOrder, fieldErrors, errors));
    }

    private Instant time(TimeFormat timeFormat, FieldErrors fieldErrors, Map<String, String> errors) {
        try {
            return timeFormat.parse(startsAt);
        } catch (DateTimeException e) {
            errors.put("startsAt", fieldErrors.noTime());
            return null;
        }
    }

    private Money money(FieldErrors fieldErrors, Map<String, String> errors) {
        try {
            return Money.parse(price, currency);
        } catch (MoneyFormatException e) {
            errors.put("price", fieldErrors.noMoney(e));
            return null;
        }
    }

    private static Integer number(String field, String typed, FieldErrors fieldErrors, Map<String, String> errors) {
        try {
            return Integer.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            errors.put(field, fieldErrors.noWholeNumber());
            return null;
        }
    }
}
