package dev.boxoffice.storefront.selling.offer;

import java.time.Instant;

/**
 * Counts of order-service.
 *
 * @param asOf {@code null} until order-service has published a count
 */
public record Availability(int available, int held, int sold, Instant asOf) {

    /** All units that can be sold. */
    public int total() {
        return available + held + sold;
    }

    public boolean known() {
        return asOf != null;
    }
}
