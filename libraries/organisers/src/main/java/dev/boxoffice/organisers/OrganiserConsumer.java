package dev.boxoffice.organisers;

import dev.boxoffice.events.OrganiserV1;
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

/** Applies organiser events to the replica. */
@ApplicationScoped
class OrganiserConsumer {

    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final Subscription<OrganiserV1> organisers;

    OrganiserConsumer(Inbox inbox, Subscriptions subscriptions, ApplyOrganisers applyOrganisers) {
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.organisers = new Subscription<>(
                Topics.ORGANISERS, OrganiserV1.class, applyOrganisers::apply, applyOrganisers.table());
    }

    void start(@Observes StartupEvent event) {
        subscriptions.add(organisers);
    }

    @Incoming("organisers")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> messages) {
        inbox.apply(messages, organisers);
    }
}
