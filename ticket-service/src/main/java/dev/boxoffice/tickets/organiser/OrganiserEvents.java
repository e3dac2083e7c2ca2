package dev.boxoffice.tickets.organiser;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.OrganiserV1;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes changes in the transaction that makes them. */
@ApplicationScoped
class OrganiserEvents {

    private final Outbox outbox;

    OrganiserEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void created(OrganiserSnapshot organiser) {
        outbox.append(EventType.ORGANISER_CREATED, payload(organiser));
    }

    void updated(OrganiserSnapshot organiser) {
        outbox.append(EventType.ORGANISER_UPDATED, payload(organiser));
    }

    private static OrganiserV1 payload(OrganiserSnapshot organiser) {
        return new OrganiserV1(
                organiser.id(),
                organiser.details().name(),
                organiser.details().slug(),
                organiser.details().description(),
                organiser.details().colour(),
                logo(organiser.details()),
                organiser.members().entrySet().stream()
                        .map(member -> new OrganiserV1.Member(
                                member.getKey(), member.getValue().name()))
                        .toList(),
                organiser.version(),
                organiser.createdAt(),
                organiser.updatedAt());
    }

    private static OrganiserV1.Logo logo(OrganiserDetails details) {
        return details.logoId() == null
                ? null
                : new OrganiserV1.Logo(Logo.of(details.logoId()).url());
    }
}
