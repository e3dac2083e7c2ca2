package dev.boxoffice.reference;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.events.EventType;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes each step of an order with plain JPA in one transaction, and keeps the same guarantees as order-service. */
@ApplicationScoped
class TransactionEach {

    private static final int CONFLICT = 409;

    private final EntityManager entities;
    private final Outbox outbox;
    private final Duration hold;
    private final Duration paymentWindow;
    private final int maxOpen;

    TransactionEach(
            EntityManager entities,
            Outbox outbox,
            @ConfigProperty(name = "boxoffice.orders.hold-duration") Duration hold,
            @ConfigProperty(name = "boxoffice.orders.payment-window") Duration paymentWindow,
            @ConfigProperty(name = "boxoffice.orders.max-open-per-user") int maxOpen) {
        this.entities = entities;
        this.outbox = outbox;
        this.hold = hold;
        this.paymentWindow = paymentWindow;
        this.maxOpen = maxOpen;
    }

    /** Joins the transaction of the idempotency key. */
    @Transactional(Transactional.TxType.MANDATORY)
    OrderView place(String buyer, Purchase purchase) {
        require(countOpenExclusively(buyer) < maxOpen);
        List<ReferenceTicket> tickets = purchase.items().stream()
                .map(Purchase.Line::ticketId)
                .sorted()
                .map(this::lockTicket)
                .toList();
        Instant now = now();
        var order = new ReferenceOrder();
        order.id = UuidCreator.getTimeOrderedEpoch();
        order.userId = buyer;
        order.expiresAt = now.plus(hold);
        order.create(now);
        for (Purchase.Line line : purchase.items()) {
            ReferenceTicket ticket = tickets.stream()
                    .filter(locked -> locked.id.equals(line.ticketId()))
                    .findFirst()
                    .orElseThrow();
            require(line.quantity() <= Math.min(ticket.available(), ticket.maxPerOrder));
            ticket.hold(line.quantity());
            order.add(ticket, line.quantity());
        }
        entities.persist(order);
        publish(order, EventType.ORDER_CREATED, tickets, now);
        return OrderView.of(order);
    }

    /** Starts a payment and returns it, to be charged after the commit. */
    @Transactional
    ReferencePayment begin(String buyer, UUID orderId, String method) {
        ReferenceOrder order = lockOrder(buyer, orderId);
        Instant now = now();
        require(order.status.equals("CREATED") && now.isBefore(order.expiresAt));
        order.become("AWAITING_PAYMENT", buyer, "payment-started", now);
        Instant extended = now.plus(paymentWindow);
        order.expiresAt = order.expiresAt.isBefore(extended) ? extended : order.expiresAt;
        var payment = ReferencePayment.begin(UuidCreator.getTimeOrderedEpoch(), order, method, now);
        order.payments.add(payment);
        outbox.append(List.of(order.event(EventType.ORDER_AWAITING_PAYMENT)));
        return payment;
    }

    /** Completes an order with captured money. Joins the transaction of the idempotency key. */
    @Transactional(Transactional.TxType.MANDATORY)
    OrderView settle(String buyer, UUID orderId) {
        ReferenceOrder order = lockOrder(buyer, orderId);
        require(order.status.equals("AWAITING_PAYMENT"));
        Instant now = now();
        ReferencePayment payment = order.payments.getLast();
        payment.capture(now);
        order.paidBy = payment.id;
        order.become("COMPLETE", payment.provider, "paid", now);
        changeStock(order, ReferenceTicket::sell, EventType.ORDER_COMPLETED, now);
        return OrderView.of(order);
    }

    @Transactional
    OrderView cancel(String buyer, UUID orderId) {
        ReferenceOrder order = lockOrder(buyer, orderId);
        require(order.status.equals("CREATED") || order.status.equals("AWAITING_PAYMENT"));
        Instant now = now();
        order.become("CANCELLED", buyer, "buyer", now);
        changeStock(order, ReferenceTicket::release, EventType.ORDER_CANCELLED, now);
        return OrderView.of(order);
    }

    private void changeStock(
            ReferenceOrder order, ObjIntConsumer<ReferenceTicket> change, EventType type, Instant now) {
        List<ReferenceTicket> locked = order.items.stream()
                .sorted(Comparator.comparing(item -> item.ticket.id))
                .map(item -> {
                    ReferenceTicket ticket = lockTicket(item.ticket.id);
                    change.accept(ticket, item.quantity);
                    return ticket;
                })
                .toList();
        publish(order, type, locked, now);
    }

    private void publish(ReferenceOrder order, EventType type, List<ReferenceTicket> tickets, Instant now) {
        var events = new ArrayList<>(List.of(order.event(type)));
        tickets.forEach(ticket -> events.add(ticket.availabilityEvent(now)));
        outbox.append(events);
    }

    private ReferenceOrder lockOrder(String buyer, UUID id) {
        ReferenceOrder order = entities.find(ReferenceOrder.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (order == null || !order.userId.equals(buyer)) {
            throw new NotFoundException();
        }
        return order;
    }

    private ReferenceTicket lockTicket(UUID id) {
        ReferenceTicket ticket = entities.find(ReferenceTicket.class, id, LockModeType.PESSIMISTIC_WRITE);
        require(ticket != null && ticket.status.equals("ON_SALE"));
        return ticket;
    }

    private long countOpenExclusively(String buyer) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:buyer, 1))", Integer.class)
                .setParameter("buyer", buyer)
                .getSingleResult();
        return entities.createQuery(
                        "select count(*) from ReferenceOrder where userId = :buyer"
                                + " and status in ('CREATED', 'AWAITING_PAYMENT')",
                        Long.class)
                .setParameter("buyer", buyer)
                .getSingleResult();
    }

    private Instant now() {
        return (Instant) entities.createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }

    private static void require(boolean possible) {
        if (!possible) {
            throw new ClientErrorException(CONFLICT);
        }
    }
}
