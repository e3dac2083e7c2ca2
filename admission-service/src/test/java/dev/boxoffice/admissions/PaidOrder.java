package dev.boxoffice.admissions;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.OrderV1;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order as order-service publishes it. */
public record PaidOrder(UUID id, User buyer, SoldTicket ticket, int quantity) {

    /** In the contact of every order, until its buyer is erased. */
    public static final String BUYER_NAME = "Ada Lovelace";

    /** The versions that an order usually has in each status. */
    private static final long CREATED = 1;

    private static final long COMPLETE = 3;
    private static final long REFUNDED = 100;

    public static PaidOrder of(User buyer, SoldTicket ticket, int quantity) {
        return new PaidOrder(UUID.randomUUID(), buyer, ticket, quantity);
    }

    public PaidOrder created() {
        return send(EventType.ORDER_CREATED, "CREATED", CREATED);
    }

    public PaidOrder linesChanged() {
        return send(EventType.ORDER_LINES_CHANGED, "CREATED", CREATED + 1);
    }

    public PaidOrder awaitingPayment() {
        return send(EventType.ORDER_AWAITING_PAYMENT, "AWAITING_PAYMENT", CREATED + 1);
    }

    public PaidOrder cancelled() {
        return send(EventType.ORDER_CANCELLED, "CANCELLED", CREATED + 1);
    }

    public PaidOrder expired() {
        return send(EventType.ORDER_EXPIRED, "EXPIRED", CREATED + 1);
    }

    /** Publishes the payment; returns once the admissions exist. */
    public PaidOrder paid() {
        return send(EventType.ORDER_COMPLETED, "COMPLETE", COMPLETE);
    }

    /** Publishes a refund of some units. Its version grows with their number. */
    public PaidOrder partiallyRefunded(int units) {
        send(EventType.ORDER_PARTIALLY_REFUNDED, "COMPLETE", COMPLETE + units, buyer.name(), units);
        return this;
    }

    /** Publishes a later change that refunds nothing more. */
    public PaidOrder sendsAnotherChange(int refundedUnits) {
        send(EventType.PAYMENT_REFUND_PENDING, "COMPLETE", REFUNDED - 1, buyer.name(), refundedUnits);
        return this;
    }

    public PaidOrder refunded() {
        return send(EventType.ORDER_REFUNDED, "REFUNDED", REFUNDED);
    }

    public void buyerErased(String pseudonym) {
        send(EventType.ORDER_BUYER_ERASED, "COMPLETE", REFUNDED, pseudonym, 0);
    }

    /** Publishes that a user has taken the order over. */
    public void claimedBy(User user) {
        send(EventType.ORDER_CLAIMED, "COMPLETE", COMPLETE + 1, user.name(), 0);
    }

    private PaidOrder send(EventType type, String status, long version) {
        send(type, status, version, buyer.name(), status.equals("REFUNDED") ? quantity : 0);
        return this;
    }

    private void send(EventType type, String status, long version, String userId, int refundedUnits) {
        Instant now = Instant.now();
        MoneyV1 price = new MoneyV1(2500, "EUR");
        SentEvents.send(
                type,
                new OrderV1(
                        id,
                        userId,
                        null,
                        userId.startsWith("erased:") ? null : new OrderV1.Contact("ada@example.com", BUYER_NAME),
                        status,
                        List.of(new OrderV1.Item(ticket.id(), "The Lanterns", quantity, refundedUnits, price)),
                        new MoneyV1(2500L * quantity, "EUR"),
                        new MoneyV1(2500L * refundedUnits, "EUR"),
                        null,
                        null,
                        version,
                        now,
                        now));
    }

    /** The ids of the admissions, by number. */
    public List<UUID> admissions() {
        return buyer.admissionsOf(id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", UUID.class);
    }
}
