package dev.boxoffice.orders.cart;

import dev.boxoffice.http.Text;
import dev.boxoffice.orders.intake.ContactRequest;
import dev.boxoffice.orders.order.OrderDetails;
import jakarta.validation.Valid;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /api/cart/checkout}, which may be absent.
 *
 * @param clientReference the client's own name for the order. It need not be unique, and {@code GET /api/orders} finds it
 */
record CheckOutRequest(
        @Schema(maxLength = OrderDetails.MAX_REFERENCE) @Text(max = OrderDetails.MAX_REFERENCE)
        String clientReference,

        @Valid ContactRequest contact) {

    OrderDetails details() {
        return ContactRequest.details(clientReference, contact);
    }
}
