package dev.boxoffice.tickets.ticket;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Omitted fields get their default values, in updates too. */
@Schema(name = "TicketRequest")
public record TicketRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = LINE, message = NO_CONTROL_CHARACTERS)
        String title,

        @Schema(defaultValue = "") @Size(max = 4000) @Pattern(regexp = TEXT, message = NO_CONTROL_CHARACTERS)
        String description,

        @NotBlank @Size(max = 200) @Pattern(regexp = LINE, message = NO_CONTROL_CHARACTERS)
        String venue,

        @NotNull @Schema(description = "The start, in the future and before the year 10000.")
        Instant startsAt,

        @NotNull @Valid Money price,
        @NotNull @Min(1) @Max(1_000_000) Integer capacity,
        @Schema(defaultValue = "10") @Min(1) @Max(100) Integer maxPerOrder) {

    public static final String NO_CONTROL_CHARACTERS = "must not contain control characters";
    /** Excludes control characters and unpaired surrogates, which UTF-8 cannot encode. */
    public static final String LINE = "[^\\p{Cc}\\p{Cs}]*";

    private static final String TEXT = "[\\t\\r\\n[^\\p{Cc}\\p{Cs}]]*";

    private static final int DEFAULT_MAX_PER_ORDER = 10;

    public TicketRequest {
        description = description == null ? "" : description;
        maxPerOrder = maxPerOrder == null ? DEFAULT_MAX_PER_ORDER : maxPerOrder;
    }

    TicketDetails toDetails() {
        return new TicketDetails(title, description, venue, startsAt, price, capacity, maxPerOrder);
    }
}
