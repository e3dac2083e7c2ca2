package dev.boxoffice.admissions;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.TicketV1;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A ticket as ticket-service publishes it. */
public record SoldTicket(UUID id, UUID showId, UUID organiserId) {

    public static SoldTicket ofAnyone() {
        return new SoldTicket(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    }

    /** Returns once the replica has the ticket. */
    public SoldTicket published() {
        return published(1, "PUBLISHED");
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
                        Instant.parse("2030-06-01T18:00:00Z"),
                        "Europe/Berlin",
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
