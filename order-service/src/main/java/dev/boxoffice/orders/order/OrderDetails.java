package dev.boxoffice.orders.order;

/**
 * What the client of an order gives with it, besides its lines.
 *
 * @param clientReference the client's own name for the order, which need not be unique; {@code null} for none
 * @param contact {@code null} for none
 */
public record OrderDetails(String clientReference, Contact contact) {

    /** Characters of a reference. */
    public static final int MAX_REFERENCE = 200;

    public static final OrderDetails NONE = new OrderDetails(null, null);

    /**
     * How to reach the person who receives the tickets.
     *
     * @param name {@code null} if unknown
     */
    public record Contact(String email, String name) {}

    /** Reads columns, of which any can be {@code null}. */
    public static OrderDetails stored(String clientReference, String email, String name) {
        return new OrderDetails(clientReference, email == null ? null : new Contact(email, name));
    }

    public String email() {
        return contact == null ? null : contact.email();
    }

    public String name() {
        return contact == null ? null : contact.name();
    }
}
