package dev.boxoffice.admissions;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.ShowV1;
import dev.boxoffice.events.TicketV1;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A ticket as ticket-service publishes it. */
public record SoldTicket(UUID id, UUID showId, UUID organiserId) {

    private static final Instant STARTS_AT = Instant.parse("2030-06-01T18:00:00Z");

    public static SoldTicket ofAnyone() {
        return new SoldTicket(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    }

    /** Returns once the replica has the ticket. */
    public SoldTicket published() {
        return published(1, "PUBLISHED");
    }

    /** Returns once the replica has the ticket's show, with this version and the time at which the doors open. */
    public SoldTicket withShow(long version, Instant doorsAt) {
        return withShow(version, doorsAt, false);
    }

    /** Returns once the replica knows whether the show asks for the names of holders. */
    public SoldTicket askingForNames(long version, boolean asks) {
        return withShow(version, null, asks);
    }

    private SoldTicket withShow(long version, Instant doorsAt, boolean askHolderNames) {
        Instant now = Instant.now();
        SentEvents.send(
                EventType.SHOW_UPDATED,
                new ShowV1(
                        showId,
                        organiserId,
                        "The Lanterns",
                        null,
                        null,
                        new ShowV1.Venue("Harbour Hall", "Quay 1", "Hamburg", "DE"),
                        "Europe/Berlin",
                        STARTS_AT,
                        null,
                        doorsAt,
                        null,
                        askHolderNames,
                        null,
                        "PUBLISHED",
                        version,
                        now,
                        now));
        return this;
    }

    /** Returns once the replica knows that the show is called off. */
    public void callOff() {
        published(2, "CALLED_OFF");
    }

    private SoldTicket published(long version, String showStatus) {
        Instant now = Instant.now();
        SentEvents.send(
                EventType.TICKET_UPDATED,
                new TicketV1(
                        id,
                        showId,
                        "Standing",
                        "The Lanterns",
                        "",
                        "Harbour Hall",
                        STARTS_AT,
                        "Europe/Berlin",
                        null,
                        new MoneyV1(2500, "EUR"),
                        100,
                        10,
                        null,
                        null,
                        null,
                        List.of(),
                        0,
                        "seller",
                        organiserId,
                        showStatus,
                        "ON_SALE",
                        version,
                        now,
                        now));
        return this;
    }
}
