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
        Required.present("title", title);
        Required.present("venue", venue);
        Required.present("startsAt", startsAt);
        Required.present("price", price);
        Required.present("sellerId", sellerId);
        Required.present("status", status);
        Required.atLeast(0, "capacity", capacity);
        Required.atLeast(1, "maxPerOrder", maxPerOrder);
        Required.atLeast(1, "version", version);
    }

    @Override
    public UUID aggregateId() {
        return id;
    }
}
