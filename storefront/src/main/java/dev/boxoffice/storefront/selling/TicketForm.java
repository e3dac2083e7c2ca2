package dev.boxoffice.storefront.selling;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.TypedTime;
import dev.boxoffice.storefront.catalogue.Ticket;
import jakarta.ws.rs.FormParam;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The seller's form, with the values as typed, so that a refused form keeps them.
 *
 * @param offset chooses between two instants if the clocks show {@code startsAt} twice
 * @param zone an IANA name; empty for the configured zone
 */
public record TicketForm(
        @FormParam("title") String title,
        @FormParam("venue") String venue,
        @FormParam("startsAt") String startsAt,
        @FormParam("offset") String offset,
        @FormParam("zone") String zone,
        @FormParam("price") String price,
        @FormParam("currency") String currency,
        @FormParam("capacity") String capacity,
        @FormParam("maxPerOrder") String maxPerOrder,
        @FormParam("description") String description) {

    public TicketForm {
        title = orEmpty(title);
        venue = orEmpty(venue);
        startsAt = orEmpty(startsAt);
        offset = orEmpty(offset);
        zone = orEmpty(zone).strip();
        price = orEmpty(price);
        currency = orEmpty(currency);
        capacity = orEmpty(capacity);
        maxPerOrder = orEmpty(maxPerOrder);
        description = orEmpty(description);
    }

    private static String orEmpty(String typed) {
        return typed == null ? "" : typed;
    }

    static TicketForm empty(String zone) {
        return new TicketForm("", "", "", "", zone, "", "EUR", "100", "10", "");
    }

    static TicketForm of(Ticket ticket, TimeFormat timeFormat) {
        String zone = ticket.timeZone() == null ? timeFormat.zone() : ticket.timeZone();
        return new TicketForm(
                ticket.title(),
                ticket.venue(),
                timeFormat.typed(ticket.startsAt(), zone),
                timeFormat.offset(ticket.startsAt(), zone),
                zone,
                ticket.price().typed(),
                ticket.price().currency(),
                Integer.toString(ticket.capacity()),
                Integer.toString(ticket.maxPerOrder()),
                ticket.description());
    }

    /** The typed values by field name. Values that only make sense together are one field. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("title", title);
        fields.put("venue", venue);
        fields.put("startsAt", startsAt + " " + offset + " " + zone);
        fields.put("price", price + " " + currency);
        fields.put("capacity", capacity);
        fields.put("maxPerOrder", maxPerOrder);
        fields.put("description", description);
        return fields;
    }

    /** This form with the values of {@code current} in the fields that the seller did not touch. */
    TicketForm rebase(TicketForm current, Set<String> touched) {
        boolean time = touched.contains("startsAt");
        boolean money = touched.contains("price");
        return new TicketForm(
                touched.contains("title") ? title : current.title,
                touched.contains("venue") ? venue : current.venue,
                time ? startsAt : current.startsAt,
                time ? offset : current.offset,
                time ? zone : current.zone,
                money ? price : current.price,
                money ? currency : current.currency,
                touched.contains("capacity") ? capacity : current.capacity,
                touched.contains("maxPerOrder") ? maxPerOrder : current.maxPerOrder,
                touched.contains("description") ? description : current.description);
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

    /** The request for a new ticket and its show. */
    record NewRequest(@JsonUnwrapped Request ticket, String timeZone) {}

    /** Reads a new ticket. A value that cannot be read is {@code null}, and its message is added to {@code errors}. */
    NewRequest read(TimeFormat timeFormat, FieldErrors fieldErrors, Map<String, String> errors) {
        Request request = read(null, fields().keySet(), timeFormat, fieldErrors, errors);
        return new NewRequest(request, zone.isEmpty() ? timeFormat.zone() : zone);
    }

    /**
     * Reads an edit of {@code ticket}. Fields that the seller did not touch keep the exact value of the ticket, because a form
     * cannot show every value exactly.
     */
    Request read(
            Ticket ticket,
            Set<String> touched,
            TimeFormat timeFormat,
            FieldErrors fieldErrors,
            Map<String, String> errors) {
        return new Request(
                touched.contains("title") ? title.strip() : ticket.title(),
                touched.contains("description") ? unixLines(description).strip() : ticket.description(),
                touched.contains("venue") ? venue.strip() : ticket.venue(),
                touched.contains("startsAt") ? time(timeFormat, fieldErrors, errors) : ticket.startsAt(),
                touched.contains("price") ? fieldErrors.money(price, currency, errors) : ticket.price(),
                touched.contains("capacity")
                        ? fieldErrors.number("capacity", capacity, errors)
                        : (Integer) ticket.capacity(),
                touched.contains("maxPerOrder")
                        ? fieldErrors.number("maxPerOrder", maxPerOrder, errors)
                        : (Integer) ticket.maxPerOrder());
    }

    /** Browsers submit every line break as CRLF. */
    static String unixLines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private Instant time(TimeFormat timeFormat, FieldErrors fieldErrors, Map<String, String> errors) {
        if (!timeFormat.isZone(zone)) {
            errors.put("timeZone", fieldErrors.unknownZone());
            return null;
        }
        TypedTime typed = timeFormat.parse(startsAt, offset, zone);
        if (typed instanceof TypedTime.Accepted(Instant instant)) {
            return instant;
        }
        errors.put("startsAt", fieldErrors.of(typed, zone.isEmpty() ? timeFormat.zone() : zone));
        return null;
    }
}
