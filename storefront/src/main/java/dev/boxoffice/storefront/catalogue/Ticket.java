package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A kind of ticket of ticket-service, with what it shows of its show.
 *
 * @param onSaleFrom {@code null} for no limit
 * @param onSaleUntil {@code null} for no limit
 */
public record Ticket(
        UUID id,
        UUID showId,
        String name,
        String title,
        String description,
        String venue,
        Instant startsAt,
        String timeZone,
        String showStatus,
        Money price,
        int capacity,
        int maxPerOrder,
        Instant onSaleFrom,
        Instant onSaleUntil,
        String status,
        long version,
        Availability availability) {

    /** Below this number, or below this part of all, what is left is worth a word. */
    private static final int FEW = 10;

    private static final int FEW_PART = 20;

    /**
     * Counts of order-service.
     *
     * @param asOf {@code null} until order-service has published a count
     */
    public record Availability(int available, int held, int sold, Instant asOf) {}

    /** Whether it can be ordered now, if any are left. */
    public boolean onSale() {
        return status.equals("ON_SALE") && !calledOff() && !past() && !notYetOnSale();
    }

    public boolean calledOff() {
        return "CALLED_OFF".equals(showStatus);
    }

    public boolean notYetOnSale() {
        return onSaleFrom != null && Instant.now().isBefore(onSaleFrom);
    }

    public boolean withdrawn() {
        return status.equals("WITHDRAWN");
    }

    /** Whether the sale or the show itself is in the past. */
    public boolean past() {
        Instant now = Instant.now();
        return !startsAt.isAfter(now) || (onSaleUntil != null && !now.isBefore(onSaleUntil));
    }

    public int left() {
        return availability.asOf == null ? capacity : availability.available;
    }

    public boolean soldOut() {
        return left() == 0;
    }

    public boolean fewLeft() {
        return isFew(left(), capacity);
    }

    /** Small numbers alone mean nothing: a part of the tickets must be taken, and of a small number half of them. */
    static boolean isFew(int left, int capacity) {
        return left > 0 && left < capacity && left <= Math.max(capacity / FEW_PART, Math.min(FEW, capacity / 2));
    }

    public boolean canBeOrdered() {
        return onSale() && !soldOut();
    }

    /** The most that a form can ask for. */
    public int mostPerOrder() {
        return Math.min(maxPerOrder, left());
    }

    /** The name of the field with the quantity. */
    public String field() {
        return "quantity-" + id;
    }

    /** Whether sales end before the show starts, so that the end is worth knowing. */
    public boolean salesEndEarly() {
        return onSaleUntil != null && onSaleUntil.isBefore(startsAt);
    }

    /** The address of the page of its show. */
    public String showAddress() {
        return ShowAddress.of(showId, title);
    }
}
