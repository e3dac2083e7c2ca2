package dev.boxoffice.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A ticket: {@code capacity} interchangeable admissions to a show.
 *
 * @param id UUIDv7
 * @param startsAt when the show starts, UTC
 * @param price of one admission
 * @param capacity units that the seller offers
 * @param maxPerOrder units that one order may contain
 * @param sellerId the subject of the seller's token
 * @param status {@code ON_SALE} or {@code WITHDRAWN}; treat any other value as not on sale
 * @param version grows by one with every change of the ticket
 */
public record TicketV1(
        UUID id,
        String title,
        String description,
        String venue,
        Instant startsAt,
        MoneyV1 price,
        int capacity,
        int maxPerOrder,
        String sellerId,
        String status,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Payload {

    public TicketV1 {
        Required.present("id", id);
        Required.line("title", title);
        Required.optionalText("description", description);
        Required.line("venue", venue);
        Required.time("startsAt", startsAt);
        Required.present("price", price);
        Required.line("sellerId", sellerId);
        Required.line("status", status);
        Required.between(0, Required.MAX_UNITS, "capacity", capacity);
        Required.between(1, Required.MAX_QUANTITY, "maxPerOrder", maxPerOrder);
        Required.version(version);
        Required.optionalTime("createdAt", createdAt);
        Required.optionalTime("updatedAt", updatedAt);
    }

    @Override
    public UUID aggregateId() {
        return id;
    }
}
