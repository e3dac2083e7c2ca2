package dev.boxoffice.tickets.show;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.ShowV1;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes changes in the transaction that makes them. */
@ApplicationScoped
class ShowEvents {

    private final ShowRepository shows;
    private final Outbox outbox;

    ShowEvents(ShowRepository shows, Outbox outbox) {
        this.shows = shows;
        this.outbox = outbox;
    }

    void created(Show show) {
        append(EventType.SHOW_CREATED, show);
    }

    void updated(Show show) {
        append(EventType.SHOW_UPDATED, show);
    }

    void published(Show show) {
        append(EventType.SHOW_PUBLISHED, show);
    }

    void calledOff(Show show) {
        append(EventType.SHOW_CALLED_OFF, show);
    }

    private void append(EventType type, Show show) {
        shows.flush(); // assigns the new version
        outbox.append(type, payload(show));
    }

    private static ShowV1 payload(Show show) {
        ShowDetails details = show.details();
        Venue venue = details.venue();
        return new ShowV1(
                show.id(),
                show.organiserId(),
                details.title(),
                details.description(),
                details.category(),
                new ShowV1.Venue(venue.name(), venue.address(), venue.city(), venue.country()),
                details.timeZone(),
                details.startsAt(),
                details.endsAt(),
                details.doorsAt(),
                details.refundsUntil(),
                details.askHolderNames(),
                details.image() == null
                        ? null
                        : new ShowV1.Image(
                                details.image().url(), details.image().alt()),
                show.status().name(),
                show.version(),
                show.createdAt(),
                show.updatedAt());
    }
}
