package dev.boxoffice.storefront.cart;

import dev.boxoffice.storefront.WholeNumber;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The quantities of a form with fields such as {@code quantity-<ticketId>}, as typed.
 *
 * @param typed by id of the ticket, in the order of the form
 */
public record CartForm(Map<UUID, String> typed) {

    private static final String PREFIX = "quantity-";
    private static final Pattern FIELD = Pattern.compile(PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static final CartForm NONE = new CartForm(Map.of());

    static CartForm of(MultivaluedMap<String, String> form) {
        Map<UUID, String> typed = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            if (FIELD.matcher(name).matches()) {
                typed.put(UUID.fromString(name.substring(PREFIX.length())), values.getFirst());
            }
        });
        return new CartForm(typed);
    }

    /** The quantities by id of the ticket; empty if a value is not a whole number. An empty field counts as zero. */
    Optional<Map<UUID, Integer>> quantities() {
        Map<UUID, Integer> quantities = new LinkedHashMap<>();
        for (var field : typed.entrySet()) {
            OptionalInt parsed = field.getValue().isBlank() ? OptionalInt.of(0) : WholeNumber.parse(field.getValue());
            if (parsed.isEmpty()) {
                return Optional.empty();
            }
            quantities.put(field.getKey(), parsed.getAsInt());
        }
        return Optional.of(quantities);
    }

    /** What the visitor has typed for a line of the cart, or else its quantity. */
    public String of(Cart.Item item) {
        return typed.getOrDefault(item.ticketId(), Integer.toString(item.quantity()));
    }
}
