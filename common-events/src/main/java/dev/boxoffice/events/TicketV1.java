package dev.boxoffice.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A kind of ticket: {@code capacity} interchangeable admissions to a show, and what selling needs to know of the show.
 *
 * @param id UUIDv7
 * @param showId the show; absent in events from before there were shows
 * @param name what distinguishes the ticket from others of its show, such as {@code Standing}
 * @param title of the show
 * @param startsAt when the show starts, UTC
 * @param timeZone of the show, an IANA name
 * @param refundsUntil buyers may refund their orders themselves before this time, UTC; {@code null} if they may not
 * @param price of one admission
 * @param capacity units that the seller offers
 * @param maxPerOrder units that one order may contain
 * @param maxPerBuyer units that one buyer may hold and own over all orders; {@code null} for no limit
 * @param onSaleFrom no sale before this time, UTC; {@code null} for no limit
 * @param onSaleUntil no sale at or after this time, UTC; {@code null} for no limit
 * @param poolIds the pools that limit this ticket together with others of its show, at most {@value #MAX_POOLS}
 * @param position order among the tickets of the show, smallest first
 * @param sellerId the subject of the token with which the ticket was created
 * @param organiserId the organiser of the show
 * @param showStatus {@code DRAFT}, {@code PUBLISHED} or {@code CALLED_OFF}; if present, only {@code PUBLISHED} is on sale
 * @param status {@code ON_SALE} or {@code WITHDRAWN}; treat any other value as not on sale
 * @param version grows by one with every change of the ticket
 */
public record TicketV1(
        UUID id,
        UUID showId,
        String name,
        String title,
        String description,
        String venue,
        Instant startsAt,
        String timeZone,
        Instant refundsUntil,
        MoneyV1 price,
        int capacity,
        int maxPerOrder,
        Integer maxPerBuyer,
        Instant onSaleFrom,
        Instant onSaleUntil,
        List<UUID> poolIds,
        Integer position,
        String sellerId,
        UUID organiserId,
        String showStatus,
        String status,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Payload {

    private static final int MAX_POOLS = 4;

    public TicketV1 {
        Required.present("id", id);
        Required.optionalLine("name", name);
        Required.line("title", title);
        Required.optionalText("description", description);
        Required.line("venue", venue);
        Required.time("startsAt", startsAt);
        Required.optionalLine("timeZone", timeZone);
        Required.optionalTime("refundsUntil", refundsUntil);
        Required.present("price", price);
        Required.line("sellerId", sellerId);
        Required.optionalLine("showStatus", showStatus);
        Required.line("status", status);
        Required.between(0, Required.MAX_UNITS, "capacity", capacity);
        Required.between(1, Required.MAX_QUANTITY, "maxPerOrder", maxPerOrder);
        Required.optionalBetween(1, Required.MAX_UNITS, "maxPerBuyer", maxPerBuyer);
        Required.optionalTime("onSaleFrom", onSaleFrom);
        Required.optionalTime("onSaleUntil", onSaleUntil);
        poolIds = poolIds == null ? List.of() : List.copyOf(poolIds);
        Required.between(0, MAX_POOLS, "number of pools", poolIds.size());
        Required.version(version);
        Required.optionalTime("createdAt", createdAt);
        Required.optionalTime("updatedAt", updatedAt);
    }

    @Override
    public UUID aggregateId() {
        return id;
    }
}
