package dev.boxoffice.orders.cart;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.order.OrderRequest;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of a cart.
 *
 * @param priceWhenAdded the unit price that the buyer saw, and that a checkout requires
 * @param addedAt when the ticket was first added; it determines the position of the line
 */
@Embeddable
record CartItem(
        int quantity,

        @Embedded
        @AttributeOverride(name = "amount", column = @Column(name = "shown_amount"))
        @AttributeOverride(name = "currency", column = @Column(name = "shown_currency"))
        Money priceWhenAdded,

        Instant addedAt) {

    OrderRequest.Line line(UUID ticketId) {
        return new OrderRequest.Line(ticketId, quantity, priceWhenAdded);
    }
}
