package dev.boxoffice.storefront.staff;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.WholeNumber;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What staff want to refund, as typed.
 *
 * @param what {@code all}, {@code tickets} or {@code amount}
 * @param quantities by id of the ticket
 * @param error empty unless the form was refused
 */
record RefundForm(
        String what, Map<UUID, String> quantities, String amount, boolean restock, String reason, String error) {

    static final String ALL = "all";
    static final String TICKETS = "tickets";
    static final String AMOUNT = "amount";

    private static final String PREFIX = "quantity-";
    private static final Pattern FIELD = Pattern.compile(PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The chosen units of a line. */
    record Chosen(FoundOrder.Item item, int quantity) {}

    static RefundForm empty(StaffOrder found) {
        return new RefundForm(found.isWhole() ? ALL : TICKETS, Map.of(), "", true, "", "");
    }

    static RefundForm of(MultivaluedMap<String, String> form) {
        Map<UUID, String> quantities = new TreeMap<>();
        form.forEach((name, values) -> {
            if (FIELD.matcher(name).matches()) {
                quantities.put(
                        UUID.fromString(name.substring(PREFIX.length())),
                        values.getFirst().strip());
            }
        });
        return new RefundForm(
                text(form, "what"),
                quantities,
                text(form, "amount"),
                "true".equals(form.getFirst("restock")),
                text(form, "reason").strip(),
                "");
    }

    private static String text(MultivaluedMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }

    RefundForm refused(String message) {
        return new RefundForm(what, quantities, amount, restock, reason, message);
    }

    public boolean isWhat(String value) {
        return what.equals(value);
    }

    public String quantity(UUID ticket) {
        return quantities.getOrDefault(ticket, "0");
    }

    /** Whether every quantity is a whole number that is left. */
    boolean isPossible(StaffOrder found) {
        return quantities.entrySet().stream().allMatch(typed -> {
            OptionalInt units = units(typed.getValue());
            return units.isPresent()
                    && (units.getAsInt() == 0
                            || found.refundableLines().stream()
                                    .anyMatch(item -> item.ticketId().equals(typed.getKey())
                                            && units.getAsInt() <= found.left(item)));
        });
    }

    private static OptionalInt units(String typed) {
        return typed.isEmpty() ? OptionalInt.of(0) : WholeNumber.parse(typed);
    }

    /** The units that are refunded; none for an amount. */
    public List<Chosen> chosen(StaffOrder found) {
        return switch (what) {
            case ALL ->
                found.refundableLines().stream()
                        .map(item -> new Chosen(item, found.left(item)))
                        .toList();
            case TICKETS ->
                found.refundableLines().stream()
                        .map(item -> new Chosen(
                                item, units(quantity(item.ticketId())).orElse(0)))
                        .filter(chosen -> chosen.quantity > 0)
                        .toList();
            default -> List.of();
        };
    }

    /** The price of the chosen units. */
    Money price(StaffOrder found) {
        long price = chosen(found).stream()
                .mapToLong(line -> line.item.unitPrice().times(line.quantity).amount())
                .sum();
        return new Money(price, found.order().total().currency());
    }

    /** The typed units of each ticket, whatever is left meanwhile. */
    List<StaffOrder.Refund.Line> lines() {
        return quantities.entrySet().stream()
                .map(typed -> new StaffOrder.Refund.Line(
                        typed.getKey(), units(typed.getValue()).orElse(0)))
                .filter(line -> line.quantity() > 0)
                .toList();
    }

    /** The same form always leads to the same request, whatever is left meanwhile. */
    StaffOrderClient.RefundRequest request(Money typedAmount) {
        boolean isAmount = what.equals(AMOUNT);
        return new StaffOrderClient.RefundRequest(
                what.equals(TICKETS) ? lines() : null,
                isAmount ? typedAmount : null,
                isAmount ? null : restock,
                reason.isEmpty() ? null : reason);
    }
}
