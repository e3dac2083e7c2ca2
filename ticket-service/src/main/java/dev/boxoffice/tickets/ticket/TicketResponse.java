package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.availability.AvailabilityResponse;
import dev.boxoffice.tickets.show.ShowStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Ticket")
public record TicketResponse(
        UUID id,
        UUID showId,
        UUID organiserId,

        @Schema(description = "Distinguishes the ticket from others of its show.")
        String name,

        @Schema(description = "The title of the show.") String title,

        @Schema(description = "The description of the show, in CommonMark.")
        String description,

        @Schema(description = "The name of the show's venue.")
        String venue,

        @Schema(description = "The start of the show.") Instant startsAt,

        @Schema(description = "The IANA time zone of the show.")
        String timeZone,

        @Schema(
                description = "Buyers may refund their orders themselves before this time; null if they may not.",
                nullable = true)
        Instant refundsUntil,

        ShowStatus showStatus,
        Money price,
        int capacity,
        int maxPerOrder,

        @Schema(description = "Units over all orders of a buyer; null for no limit.", nullable = true)
        Integer maxPerBuyer,

        @Schema(description = "The start of the sale; null for no limit.", nullable = true)
        Instant onSaleFrom,

        @Schema(description = "The end of the sale, exclusive; null for no limit.", nullable = true)
        Instant onSaleUntil,

        List<UUID> poolIds,

        @Schema(description = "The order among the tickets of the show, smallest first.")
        int position,

        @Schema(description = "The subject of the token with which the ticket was created.")
        String sellerId,

        TicketStatus status,

        @Schema(description = "Increases by one with every change of the ticket.")
        long version,

        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "The least of the ticket's own available units and those of its pools.")
        AvailabilityResponse availability) {

    public static TicketResponse of(TicketSnapshot ticket) {
        ShowFacts show = ticket.show();
        TicketDetails details = ticket.details();
        return new TicketResponse(
                ticket.id(),
                show.showId(),
                show.organiserId(),
                details.name(),
                show.title(),
                show.description(),
                show.venue(),
                show.startsAt(),
                show.timeZone(),
                show.refundsUntil(),
                show.showStatus(),
                details.price(),
                details.capacity(),
                details.maxPerOrder(),
                details.maxPerBuyer(),
                details.onSaleFrom(),
                details.onSaleUntil(),
                details.poolIds(),
                details.position(),
                ticket.sellerId(),
                ticket.status(),
                ticket.version(),
                ticket.createdAt(),
                ticket.updatedAt(),
                AvailabilityResponse.of(ticket.available(), ticket.figures()));
    }
}
