package dev.boxoffice.orders.order;

/**
 * Who requests a change of an order.
 *
 * @param operator whether the actor may act for every user
 */
public record Actor(String id, boolean operator) {

    boolean mayActFor(String userId) {
        return operator || id.equals(userId);
    }
}
