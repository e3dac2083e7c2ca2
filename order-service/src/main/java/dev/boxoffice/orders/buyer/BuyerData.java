package dev.boxoffice.orders.buyer;

import dev.boxoffice.http.Idempotency;
import dev.boxoffice.orders.cart.PersonalCart;
import dev.boxoffice.orders.view.OrderResponse;
import dev.boxoffice.orders.view.PaymentData;
import dev.boxoffice.orders.view.RefundResponse;
import java.time.Instant;
import java.util.List;

/**
 * All personal data that this service has of one buyer. {@link ExportBuyer} streams it.
 *
 * @param cart the items of the cart, oldest first
 * @param idempotencyKeys the keys of the last hours
 * @param orders newest first
 */
record BuyerData(
        String buyer,
        Instant exportedAt,
        List<PersonalCart.Item> cart,
        List<Idempotency.KeyRecord> idempotencyKeys,
        List<OrderData> orders) {

    /** An order with all attempts to pay it, and all its refunds. */
    record OrderData(OrderResponse order, List<PaymentData> payments, List<RefundResponse> refunds) {}
}
