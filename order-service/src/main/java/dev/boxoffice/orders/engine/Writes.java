package dev.boxoffice.orders.engine;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.engine.store.OrderLineTable;
import dev.boxoffice.orders.engine.store.OrderSource;
import dev.boxoffice.orders.engine.store.OrderTable;
import dev.boxoffice.orders.engine.store.PaymentTable;
import dev.boxoffice.orders.engine.store.RefundTable;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderEvents;
import dev.boxoffice.orders.order.OrderLine;
import dev.boxoffice.orders.order.SettlementResult;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.payment.ProviderNotificationTable;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.ticket.Pool;
import dev.boxoffice.orders.ticket.StockEvents;
import dev.boxoffice.orders.ticket.StockTable;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.outbox.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Everything that the decisions of a transaction change, written with one statement per table. */
final class Writes {

    private final StockChanges<Pool> pools;
    private final StockChanges<Ticket> tickets;
    private final List<Order> placed = new ArrayList<>();
    private final List<Order> changed = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<Refund> refunds = new ArrayList<>();
    private final List<Outbox.Entry> events = new ArrayList<>();

    private final List<Idempotency.Entry> keys = new ArrayList<>();
    private final List<IdempotentRequest> refused = new ArrayList<>();
    private final List<String> checkedOut = new ArrayList<>();
    private final List<ProviderNotificationTable.Entry> notifications = new ArrayList<>();

    Writes(Loaded loaded) {
        this.pools = new StockChanges<>(StockTable.POOLS, loaded.pools(), StockEvents::availability);
        this.tickets = new StockChanges<>(StockTable.TICKETS, loaded.tickets(), StockEvents::availability);
    }

    void place(Order order, Pending<?> pending) {
        placed.add(order);
        publish(order, pending.traceparent());
        if (pending.command().isCheckout()) {
            checkedOut.add(order.userId());
        }
    }

    /** @param version the version of the order before the decision */
    void change(Order order, long version, Pending<?> pending) {
        if (order.version() > version) {
            changed.add(order);
            publish(order, pending.traceparent());
        }
        order.payments().all().stream()
                .filter(payment -> payment.isNew() || payment.isChanged())
                .forEach(payments::add);
        order.refunds().all().stream()
                .filter(refund -> refund.isNew() || refund.isChanged())
                .forEach(refunds::add);
    }

    private void publish(Order order, String traceparent) {
        events.add(OrderEvents.of(order).tracedBy(traceparent));
        order.lines().forEach(line -> recordStock(line, traceparent));
        order.lineChange().ifPresent(change -> recordStock(change.line(), traceparent));
    }

    private void recordStock(OrderLine line, String traceparent) {
        tickets.record(line.ticket(), traceparent);
        line.pools().forEach(pool -> pools.record(pool, traceparent));
    }

    void store(Idempotency.Entry key) {
        keys.add(key);
    }

    /** Records that a request was refused for good. */
    void refuse(IdempotentRequest request) {
        refused.add(request);
    }

    void store(ProviderNotification notification, SettlementResult result) {
        notifications.add(new ProviderNotificationTable.Entry(
                notification, result.outcome().name(), result.detail()));
    }

    boolean isEmpty() {
        return placed.isEmpty()
                && changed.isEmpty()
                && payments.isEmpty()
                && refunds.isEmpty()
                && keys.isEmpty()
                && refused.isEmpty()
                && notifications.isEmpty();
    }

    /** Publishes the final stock of each ticket and pool once. */
    void write(Pipeline pipeline, OrderSource carts, Outbox outbox, Instant now) throws SQLException {
        if (!placed.isEmpty()) {
            OrderTable.insert(pipeline, placed);
            OrderLineTable.insert(pipeline, placed);
        }
        writePayments(pipeline);
        RefundTable.write(pipeline, refunds);
        if (!changed.isEmpty()) {
            writeChanged(pipeline);
        }
        pools.write(pipeline, events, now);
        tickets.write(pipeline, events, now);
        outbox.append(pipeline, events);
        Idempotency.store(pipeline, keys);
        if (!refused.isEmpty()) {
            RefusedRequests.store(pipeline, refused, now);
        }
        if (!notifications.isEmpty()) {
            ProviderNotificationTable.insert(pipeline, notifications);
        }
        if (!checkedOut.isEmpty()) {
            carts.clear(pipeline, checkedOut, now);
        }
    }

    private void writePayments(Pipeline pipeline) throws SQLException {
        List<Payment> begun = payments.stream().filter(Payment::isNew).toList();
        if (!begun.isEmpty()) {
            PaymentTable.insert(pipeline, begun);
        }
        if (begun.size() < payments.size()) {
            PaymentTable.update(
                    pipeline,
                    payments.stream().filter(payment -> !payment.isNew()).toList());
        }
    }

    private void writeChanged(Pipeline pipeline) throws SQLException {
        OrderTable.update(pipeline, changed);
        List<Order> refunded = changed.stream().filter(Order::hasRefundedUnits).toList();
        if (!refunded.isEmpty()) {
            OrderLineTable.refund(pipeline, refunded);
        }
        List<Order> withChangedLine =
                changed.stream().filter(order -> order.lineChange().isPresent()).toList();
        if (!withChangedLine.isEmpty()) {
            OrderLineTable.change(pipeline, withChangedLine);
        }
        List<Order> withNewBuyer = changed.stream()
                .filter(order -> order.formerBuyer().isPresent())
                .toList();
        if (!withNewBuyer.isEmpty()) {
            OrderTable.changeBuyers(pipeline, withNewBuyer);
        }
    }

    boolean publishes() {
        return !events.isEmpty();
    }
}
