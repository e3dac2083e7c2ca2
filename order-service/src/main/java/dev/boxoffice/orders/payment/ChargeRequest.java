package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import java.util.UUID;

/** A request to open a charge; {@code paymentId} identifies repeated requests. */
public record ChargeRequest(UUID paymentId, UUID orderId, Money amount) {}
