package dev.boxoffice.tickets.offer;

import dev.boxoffice.tickets.availability.AvailabilityResponse;
import dev.boxoffice.tickets.pool.PoolResponse;
import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.show.ShowSnapshot;
import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.show.Venue;
import dev.boxoffice.tickets.ticket.TicketResponse;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Show")
record ShowResponse(
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

        @Schema(description = "When the doors open.", nullable = true)
        Instant doorsAt,

        @Schema(
                description = "Buyers may refund their orders themselves before this time; null if they may not.",
                nullable = true)
        Instant refundsUntil,

        @Schema(description = "Whether the holders of admissions are asked for their names.")
        boolean askHolderNames,

        @Schema(nullable = true) ShowImageResponse image,
        ShowStatus status,

        @Schema(description = "Increases by one with every change of the show.")
        long version,

        Instant createdAt,
        Instant updatedAt,

        @Schema(
                description = "Of all tickets together. A unit of a pool counts once, even if several tickets can"
                        + " sell it.")
        AvailabilityResponse availability,

        @Schema(description = "In the order of position.") List<TicketResponse> tickets,
        List<PoolResponse> pools) {

    static ShowResponse of(ShowView view) {
        ShowSnapshot show = view.show();
        ShowDetails details = show.details();
        return new ShowResponse(
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
                ShowAvailability.of(view.tickets(), view.pools()),
                view.tickets().stream().map(TicketResponse::of).toList(),
                view.pools().stream().map(PoolResponse::of).toList());
    }

    static Response reply(ShowView view) {
        return Response.ok(of(view)).tag(tag(view)).build();
    }

    static EntityTag tag(ShowView view) {
        return new EntityTag(view.show().version() + "." + view.partsVersion());
    }
}
