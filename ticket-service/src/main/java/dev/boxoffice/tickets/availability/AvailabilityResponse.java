package dev.boxoffice.tickets.availability;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Availability")
public record AvailabilityResponse(
        @Schema(description = "Units that can be ordered now.")
        int available,

        @Schema(description = "Units in unpaid orders.") int held,
        @Schema(description = "Units in paid orders.") int sold,

        @Schema(description = "The time of the figures; null until order-service has published any.")
        Instant asOf) {

    /**
     * Combines available units with the other figures.
     *
     * @param figures empty until order-service has published any
     */
    public static AvailabilityResponse of(int available, Optional<Availability> figures) {
        return new AvailabilityResponse(
                available,
                figures.map(Availability::held).orElse(0),
                figures.map(Availability::sold).orElse(0),
                figures.map(Availability::asOf).orElse(null));
    }
}
