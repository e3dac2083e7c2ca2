package dev.boxoffice.admissions.admission;

import java.util.UUID;

/**
 * The refunded units of one ticket of a paid order.
 *
 * @param quantity of all refunds so far
 */
public record RefundedUnits(UUID orderId, UUID ticketId, int quantity) {}
