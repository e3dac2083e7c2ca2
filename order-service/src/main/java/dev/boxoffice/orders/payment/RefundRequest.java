package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import java.util.UUID;

/**
 * A request to refund a part of a charge. The refund's id, the attempt and the amount identify repeated requests.
 *
 * @param reference the charge
 */
public record RefundRequest(UUID refundId, int attempt, UUID paymentId, String reference, Money amount) {}
