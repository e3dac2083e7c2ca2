package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import java.util.UUID;

/** What is to be paid; {@code paymentId} makes a repetition recognizable. */
public record ChargeRequest(UUID paymentId, UUID orderId, Money amount) {}
