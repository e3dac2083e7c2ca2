package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Omitted fields get their default values, in updates too. */
@Schema(name = "TicketRequest")
public record TicketRequest(
        @NotNull @Text(max = MAX_NAME) @Schema(minLength = 1, maxLength = MAX_NAME, description = NAME)
        String title,

        @Schema(defaultValue = "", maxLength = MAX_DESCRIPTION)
        @Text(max = MAX_DESCRIPTION, form = Text.Form.PARAGRAPHS)
        String description,

        @NotNull @Text(max = MAX_NAME) @Schema(minLength = 1, maxLength = MAX_NAME, description = NAME)
        String venue,

        @NotNull @Schema(description = "The start, in the future and before the year 10000.")
        Instant startsAt,

        @NotNull @Valid Money price,
        @NotNull @Min(1) @Max(1_000_000) Integer capacity,
        @Schema(defaultValue = "10") @Min(1) @Max(100) Integer maxPerOrder) {

    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 4000;
    private static final String NAME =
            "One line with a visible character and without direction overrides. Stored in normalization form C and"
                    + " without space at both ends.";

    private static final int DEFAULT_MAX_PER_ORDER = 10;

    public TicketRequest {
        title = NormalForm.trimmed(title);
        description = description == null ? "" : NormalForm.of(description);
        venue = NormalForm.trimmed(venue);
        maxPerOrder = maxPerOrder == null ? DEFAULT_MAX_PER_ORDER : maxPerOrder;
    }

    /** The request that would create these details. */
    static TicketRequest of(TicketDetails details) {
        return new TicketRequest(
                details.title(),
                details.description(),
                details.venue(),
                details.startsAt(),
                details.price(),
                details.capacity(),
                details.maxPerOrder());
    }

    TicketDetails toDetails() {
        return new TicketDetails(title, description, venue, startsAt, price, capacity, maxPerOrder);
    }
}
