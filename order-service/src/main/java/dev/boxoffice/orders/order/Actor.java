package dev.boxoffice.orders.order;

/**
 * Who requests a change of an order.
 *
 * @param operator whether the actor may act for every user
 */
public record Actor(String id, boolean operator) {

    /** The buyer that an order must have; {@code null} for any. */
    public String requiredBuyer() {
        return operator ? null : id;
    }

    boolean mayActFor(String userId) {
        return operator || id.equals(userId);
    }

    /** What the actor is to an order: the reason of a cancellation. */
    String roleTowards(String buyer) {
        if (id.equals(buyer)) {
            return "buyer";
        }
        return operator ? "operator" : "organiser";
    }
}
