package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.Money;
import java.time.Instant;
import java.util.UUID;

/** A ticket of ticket-service. */
public record Ticket(
        UUID id,
        String title,
        String description,
        String venue,
        Instant startsAt,
        Money price,
        int capacity,
        int maxPerOrder,
        String status,
        long version,
        Availability availability) {

    private static final int FEW = 20;

    /**
     * Counts of order-service.
     *
     * @param asOf {@code null} until order-service has published a count
     */
    public record Availability(int available, int held, int sold, Instant asOf) {}

    public boolean onSale() {
        return status.equals("ON_SALE") && startsAt.isAfter(Instant.now());
    }

    public boolean withdrawn() {
        return status.equals("WITHDRAWN");
    }

    public boolean past() {
        return !startsAt.isAfter(Instant.now());
    }

    public int left() {
        return availability.asOf == null ? capacity : availability.available;
    }

    public boolean soldOut() {
        return left() == 0;
    }

    public boolean fewLeft() {
        return left() > 0 && (left() <= FEW || left() <= capacity / 20);
    }
}
