package dev.boxoffice.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order after a transition.
 *
 * @param id UUIDv7
 * @param userId the subject of the buyer's token; {@code client:<client>:<buyer>} for a buyer of a service client;
 *     {@code erased:} and a UUID after the buyer's data was erased
 * @param clientReference the client's own name for the order
 * @param contact personal data; absent if the client gave none, or if it was erased
 * @param status {@code CREATED}, {@code AWAITING_PAYMENT}, {@code COMPLETE}, {@code CANCELLED}, {@code EXPIRED} or
 *     {@code REFUNDED}
 * @param refunded the part of {@code total} that was refunded; {@code null} in events from before partial refunds
 * @param expiresAt when the hold ends if the order is not paid, UTC
 * @param reason why the order reached this status: a short code such as {@code buyer} or {@code hold-expired}
 * @param version grows by one with every transition
 */
public record OrderV1(
        UUID id,
        String userId,
        String clientReference,
        Contact contact,
        String status,
        List<Item> items,
        MoneyV1 total,
        MoneyV1 refunded,
        Instant expiresAt,
        String reason,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Payload {

    public OrderV1 {
        Required.present("id", id);
        Required.line("userId", userId);
        Required.optionalLine("clientReference", clientReference);
        Required.line("status", status);
        Required.present("items", items);
        Required.present("total", total);
        Required.optionalLine("reason", reason);
        Required.optionalTime("expiresAt", expiresAt);
        Required.optionalTime("createdAt", createdAt);
        Required.optionalTime("updatedAt", updatedAt);
        Required.version(version);
        items = List.copyOf(items);
    }

    /** How to reach the person who receives the tickets. */
    public record Contact(String email, String name) {

        public Contact {
            Required.line("email", email);
            Required.optionalLine("name", name);
        }
    }

    /**
     * One line: a ticket and a quantity.
     *
     * @param refundedQuantity the units that were refunded; {@code null} in events from before partial refunds
     * @param unitPrice frozen when the stock was held
     */
    public record Item(UUID ticketId, String title, int quantity, Integer refundedQuantity, MoneyV1 unitPrice) {

        public Item {
            Required.present("ticketId", ticketId);
            Required.optionalLine("title", title);
            Required.between(1, Required.MAX_QUANTITY, "quantity", quantity);
            Required.optionalBetween(0, quantity, "refundedQuantity", refundedQuantity);
            Required.present("unitPrice", unitPrice);
        }
    }

    @Override
    public UUID aggregateId() {
        return id;
    }
}
