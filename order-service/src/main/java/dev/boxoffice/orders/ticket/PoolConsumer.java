package dev.boxoffice.orders.ticket;

import dev.boxoffice.events.PoolV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.inbox.Inbox;
import dev.boxoffice.inbox.Subscription;
import dev.boxoffice.inbox.Subscriptions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies pool events to the replica. */
@ApplicationScoped
class PoolConsumer {

    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final Subscription<PoolV1> pools;

    PoolConsumer(Inbox inbox, Subscriptions subscriptions, ApplyPools applyPools) {
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.pools = new Subscription<>(Topics.POOLS, PoolV1.class, applyPools::apply, applyPools.table());
    }

    void start(@Observes StartupEvent event) {
        subscriptions.add(pools);
    }

    @Incoming("pools")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> messages) {
        inbox.apply(messages, pools);
    }
}
