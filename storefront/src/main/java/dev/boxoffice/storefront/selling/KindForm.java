package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.Money;
import jakarta.ws.rs.FormParam;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The form for another kind of ticket of a show, with the values as typed. */
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

    /** The request to ticket-service. */
    record Request(UUID showId, String name, Money price, Integer capacity, Integer maxPerOrder) {}

    /** Reads the form. A value that cannot be read is {@code null}, and its message is added to {@code errors}. */
    Request read(UUID showId, FieldErrors fieldErrors, Map<String, String> errors) {
        return new Request(
                showId,
                name.strip(),
                fieldErrors.money(price, currency, errors),
                fieldErrors.number("capacity", capacity, errors),
                fieldErrors.number("maxPerOrder", maxPerOrder, errors));
    }
}
