package dev.boxoffice.admissions.order;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.OrderV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.inbox.Inbox;
import dev.boxoffice.inbox.Subscription;
import dev.boxoffice.inbox.Subscriptions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies order events. */
@ApplicationScoped
class OrderConsumer {

    /** Until an order is paid, only its buyer matters, whom its first event names. */
    private static final Set<EventType> UNPAID = Set.of(
            EventType.ORDER_LINES_CHANGED,
            EventType.ORDER_AWAITING_PAYMENT,
            EventType.ORDER_CANCELLED,
            EventType.ORDER_EXPIRED);

    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final Subscription<OrderV1> orders;

    OrderConsumer(Inbox inbox, Subscriptions subscriptions, ApplyOrders applyOrders, OrderReplica replica) {
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.orders = new Subscription<>(
                Topics.ORDERS,
                OrderV1.class,
                batch -> OrderChunks.of(batch).forEach(applyOrders::apply),
                replica::versions,
                replica::locked,
                UNPAID);
    }

    void start(@Observes StartupEvent event) {
        subscriptions.add(orders);
    }

    @Incoming("orders")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> messages) {
        inbox.apply(messages, orders);
    }
}
