package dev.boxoffice.admissions.show;

import dev.boxoffice.events.ShowV1;
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

/** Applies show events to the replica. */
@ApplicationScoped
class ShowConsumer {

    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final Subscription<ShowV1> shows;

    ShowConsumer(Inbox inbox, Subscriptions subscriptions, ApplyShows applyShows) {
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.shows = new Subscription<>(Topics.SHOWS, ShowV1.class, applyShows::apply, applyShows.table());
    }

    void start(@Observes StartupEvent event) {
        subscriptions.add(shows);
    }

    @Incoming("shows")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> messages) {
        inbox.apply(messages, shows);
    }
}
