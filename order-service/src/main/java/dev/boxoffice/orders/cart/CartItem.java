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
 * So many of one ticket.
 *
 * @param priceWhenAdded what the buyer was shown for one, and what a checkout insists on
 * @param addedAt when the ticket was first put in; it gives the line its place
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
