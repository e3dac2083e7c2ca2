package dev.boxoffice.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.boxoffice.tickets.availability.Availability;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ticket as shown to the world. */
@Schema(name = "Ticket")
record TicketResponse(
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

        @Schema(description = "Grows by one with every change of the listing.")
        long version,

        Instant createdAt,
        Instant updatedAt,
        Left availability,
        @JsonIgnore TicketTag tag) {

    /**
     * How much is left.
     *
     * @param held in open orders
     * @param sold in paid orders
     * @param asOf when the figures were true; {@code null} until order-service has spoken of this ticket
     */
    @Schema(name = "Availability")
    record Left(
            @Schema(description = "What can be ordered now.")
            int available,

            @Schema(description = "In open orders.") int held,
            @Schema(description = "In paid orders.") int sold,

            @Schema(description = "When the figures were true; null until there are any.")
            Instant asOf) {}

    static TicketResponse of(Ticket ticket, Optional<Availability> heard) {
        return of(
                ticket.id(),
                ticket.details(),
                ticket.sellerId(),
                ticket.status(),
                ticket.version(),
                ticket.createdAt(),
                ticket.updatedAt(),
                heard);
    }

    static TicketResponse of(
            UUID id,
            TicketDetails details,
            String sellerId,
            TicketStatus status,
            long version,
            Instant createdAt,
            Instant updatedAt,
            Optional<Availability> heard) {
        return new TicketResponse(
                id,
                details.title(),
                details.description(),
                details.venue(),
                details.startsAt(),
                details.price(),
                details.capacity(),
                details.maxPerOrder(),
                sellerId,
                status,
                version,
                createdAt,
                updatedAt,
                left(status, details.capacity(), heard),
                new TicketTag(version, heard.map(Availability::version).orElse(0L)));
    }

    private static Left left(TicketStatus status, int capacity, Optional<Availability> heard) {
        Stock stock = Stock.of(heard);
        int available = switch (status) {
            case WITHDRAWN -> 0;
            case ON_SALE -> heard.map(Availability::available).orElse(capacity);
        };
        return new Left(
                available,
                stock.held(),
                stock.sold(),
                heard.map(Availability::asOf).orElse(null));
    }
}
