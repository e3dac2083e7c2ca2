package dev.boxoffice.storefront.selling.offer;

import dev.boxoffice.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A kind of ticket, as its organiser sees it.
 *
 * @param maxPerBuyer {@code null} for no limit
 * @param onSaleFrom {@code null} for no limit
 * @param onSaleUntil {@code null} for no limit
 */
public record Ticket(
        UUID id,
        UUID showId,
        String name,
        int position,
        Money price,
        int capacity,
        int maxPerOrder,
        Integer maxPerBuyer,
        Instant onSaleFrom,
        Instant onSaleUntil,
        List<UUID> poolIds,
        String status,
        long version,
        Availability availability) {

    public Ticket {
        poolIds = poolIds == null ? List.of() : List.copyOf(poolIds);
    }

    public boolean withdrawn() {
        return status.equals("WITHDRAWN");
    }

    public boolean notYetOnSale() {
        return onSaleFrom != null && Instant.now().isBefore(onSaleFrom);
    }

    public boolean saleEnded() {
        return onSaleUntil != null && !Instant.now().isBefore(onSaleUntil);
    }

    /** What has been held and sold cannot be less than this. */
    public int heldAndSold() {
        return availability == null ? 0 : availability.held() + availability.sold();
    }

    /** The address that asks before it withdraws the ticket. */
    public String withdrawPath() {
        return "/sell/tickets/" + id + "/withdraw";
    }

    public boolean in(Pool pool) {
        return poolIds.contains(pool.id());
    }
}
