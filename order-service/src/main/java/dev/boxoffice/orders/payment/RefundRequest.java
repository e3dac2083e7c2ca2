package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import java.util.UUID;

/**
 * A request to refund a part of a charge. The refund's id and the attempt identify repeated requests.
 *
 * @param reference the charge
 * @param amount the expected amount
 * @param rest whether to refund all that is left of the charge, even if that is less than {@code amount}
 */
public record RefundRequest(UUID refundId, int attempt, UUID paymentId, String reference, Money amount, boolean rest) {}
