package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.availability.Availability;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Ticket")
public record TicketResponse(
        UUID id,
        String title,
        String description,
        String venue,
        Instant startsAt,
        Money price,
        int capacity,
        int maxPerOrder,

        @Schema(description = "The subject of the seller's token.")
        String sellerId,

        TicketStatus status,

        @Schema(description = "Increases by one with every change of the ticket.")
        long version,

        Instant createdAt,
        Instant updatedAt,
        AvailabilityResponse availability) {

    @Schema(name = "Availability")
    public record AvailabilityResponse(
            @Schema(description = "Units that can be ordered now.")
            int available,

            @Schema(description = "Units in unpaid orders.") int held,
            @Schema(description = "Units in paid orders.") int sold,

            @Schema(description = "The time of the figures; null until order-service has published any.")
            Instant asOf) {}

    public static TicketResponse of(TicketSnapshot ticket) {
        TicketDetails details = ticket.details();
        return new TicketResponse(
                ticket.id(),
                details.title(),
                details.description(),
                details.venue(),
                details.startsAt(),
                details.price(),
                details.capacity(),
                details.maxPerOrder(),
                ticket.sellerId(),
                ticket.status(),
                ticket.version(),
                ticket.createdAt(),
                ticket.updatedAt(),
                availability(ticket));
    }

    private static AvailabilityResponse availability(TicketSnapshot ticket) {
        Stock stock = Stock.of(ticket.availability());
        return new AvailabilityResponse(
                ticket.available(),
                stock.held(),
                stock.sold(),
                ticket.availability().map(Availability::asOf).orElse(null));
    }
}
