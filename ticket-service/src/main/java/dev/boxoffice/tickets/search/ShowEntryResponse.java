package dev.boxoffice.tickets.search;

import dev.boxoffice.tickets.availability.AvailabilityResponse;
import dev.boxoffice.tickets.offer.ShowAvailability;
import dev.boxoffice.tickets.offer.ShowImageResponse;
import dev.boxoffice.tickets.offer.ShowView;
import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.show.ShowSnapshot;
import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.show.Venue;
import dev.boxoffice.tickets.ticket.Money;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import dev.boxoffice.tickets.ticket.TicketStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A show in a list. */
@Schema(name = "ShowEntry")
record ShowEntryResponse(
        UUID id,
        UUID organiserId,
        String title,

        @Schema(description = "CommonMark.") String description,
        @Schema(nullable = true) String category,
        Venue venue,

        @Schema(description = "IANA name. People read the show's times in this zone.")
        String timeZone,

        Instant startsAt,
        @Schema(nullable = true) Instant endsAt,
        @Schema(nullable = true) Instant doorsAt,
        @Schema(nullable = true) Instant refundsUntil,
        boolean askHolderNames,
        @Schema(nullable = true) ShowImageResponse image,
        ShowStatus status,
        long version,
        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "Of the tickets whose sale has not ended; null if there are none.", nullable = true)
        Money lowestPrice,

        @Schema(description = "Of all tickets together. A unit of a pool counts once.")
        AvailabilityResponse availability) {

    static ShowEntryResponse of(ShowView view, Instant now) {
        ShowSnapshot show = view.show();
        ShowDetails details = show.details();
        return new ShowEntryResponse(
                show.id(),
                show.organiserId(),
                details.title(),
                details.description(),
                details.category(),
                details.venue(),
                details.timeZone(),
                details.startsAt(),
                details.endsAt(),
                details.doorsAt(),
                details.refundsUntil(),
                details.askHolderNames(),
                ShowImageResponse.of(details.image()),
                show.status(),
                show.version(),
                show.createdAt(),
                show.updatedAt(),
                lowestPrice(view, now),
                ShowAvailability.of(view.tickets(), view.pools()));
    }

    private static Money lowestPrice(ShowView view, Instant now) {
        return view.tickets().stream()
                .filter(ticket -> ticket.status() == TicketStatus.ON_SALE)
                .map(TicketSnapshot::details)
                .filter(ticket ->
                        ticket.onSaleUntil() == null || ticket.onSaleUntil().isAfter(now))
                .map(ticket -> ticket.price())
                .min(Comparator.comparing(Money::amount))
                .orElse(null);
    }
}
