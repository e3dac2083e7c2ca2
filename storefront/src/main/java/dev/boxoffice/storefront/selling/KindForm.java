package dev.boxoffice.storefront.selling;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.catalogue.Ticket;
import jakarta.ws.rs.FormParam;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The form for a kind of ticket, with the values as typed. */
public record KindForm(
        @FormParam("name") String name,
        @FormParam("price") String price,
        @FormParam("currency") String currency,
        @FormParam("capacity") String capacity,
        @FormParam("maxPerOrder") String maxPerOrder) {

    public KindForm {
        name = Objects.requireNonNullElse(name, "");
        price = Objects.requireNonNullElse(price, "");
        currency = Objects.requireNonNullElse(currency, "");
        capacity = Objects.requireNonNullElse(capacity, "");
        maxPerOrder = Objects.requireNonNullElse(maxPerOrder, "");
    }

    /** The empty form. All tickets of a show have the same currency. */
    static KindForm in(String currency) {
        return new KindForm("", "", currency, "100", "10");
    }

    static KindForm of(Ticket ticket) {
        return new KindForm(
                ticket.name(),
                ticket.price().typed(),
                ticket.price().currency(),
                Integer.toString(ticket.capacity()),
                Integer.toString(ticket.maxPerOrder()));
    }

    /** The typed values by field name. Values that only make sense together are one field. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", name);
        fields.put("price", price + " " + currency);
        fields.put("capacity", capacity);
        fields.put("maxPerOrder", maxPerOrder);
        return fields;
    }

    /** This form with the values of {@code current} in the fields that the seller did not touch. */
    KindForm rebase(KindForm current, Set<String> touched) {
        boolean money = touched.contains("price");
        return new KindForm(
                touched.contains("name") ? name : current.name,
                money ? price : current.price,
                money ? currency : current.currency,
                touched.contains("capacity") ? capacity : current.capacity,
                touched.contains("maxPerOrder") ? maxPerOrder : current.maxPerOrder);
    }

    /**
     * The fields of a ticket.
     *
     * @param name {@code null} for the default
     */
    record Details(String name, Money price, Integer capacity, Integer maxPerOrder) {}

    /** The request for another ticket of a show. */
    record Request(UUID showId, @JsonUnwrapped Details ticket) {}

    /** Reads a new ticket. A value that cannot be read is {@code null}, and its message is added to {@code errors}. */
    Details read(FieldErrors fieldErrors, Map<String, String> errors) {
        return new Details(
                name.strip(),
                fieldErrors.money(price, currency, errors),
                fieldErrors.number("capacity", capacity, errors),
                fieldErrors.number("maxPerOrder", maxPerOrder, errors));
    }

    /** Reads the first ticket of a show, which has the default name. */
    Details readUnnamed(FieldErrors fieldErrors, Map<String, String> errors) {
        Details details = read(fieldErrors, errors);
        return new Details(null, details.price, details.capacity, details.maxPerOrder);
    }

    /**
     * Reads an edit of {@code ticket}. Fields that the seller did not touch keep the exact value of the ticket, because a form
     * cannot show every value exactly.
     */
    Details read(Ticket ticket, Set<String> touched, FieldErrors fieldErrors, Map<String, String> errors) {
        return new Details(
                touched.contains("name") ? name.strip() : ticket.name(),
                touched.contains("price") ? fieldErrors.money(price, currency, errors) : ticket.price(),
                touched.contains("capacity")
                        ? fieldErrors.number("capacity", capacity, errors)
                        : (Integer) ticket.capacity(),
                touched.contains("maxPerOrder")
                        ? fieldErrors.number("maxPerOrder", maxPerOrder, errors)
                        : (Integer) ticket.maxPerOrder());
    }
}
