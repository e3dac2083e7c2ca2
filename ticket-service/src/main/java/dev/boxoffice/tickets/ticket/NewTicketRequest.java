package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Text;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.ShowDetails;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** With {@code showId} a ticket of that show; otherwise a ticket and its show, which is published at once. */
@Schema(name = "NewTicketRequest")
public record NewTicketRequest(
        @Schema(description = "The show. Without it, title, venue and startsAt create a published show.")
        UUID showId,

        @Text(max = TicketRequest.MAX_NAME)
        @Schema(minLength = 1, maxLength = TicketRequest.MAX_NAME, description = OF_NEW_SHOW + TicketRequest.LINE)
        String title,

        @Schema(maxLength = TicketRequest.MAX_DESCRIPTION, description = OF_NEW_SHOW + " CommonMark.")
        @Text(max = TicketRequest.MAX_DESCRIPTION, form = Text.Form.PARAGRAPHS)
        String description,

        @Text(max = TicketRequest.MAX_NAME)
        @Schema(minLength = 1, maxLength = TicketRequest.MAX_NAME, description = OF_NEW_SHOW + TicketRequest.LINE)
        String venue,

        @Schema(description = OF_NEW_SHOW + " In the future and before the year 10000.")
        Instant startsAt,

        @Schema(defaultValue = "UTC", description = OF_NEW_SHOW + " IANA name, for example Europe/Berlin.")
        String timeZone,

        @Text(max = TicketRequest.MAX_TICKET_NAME)
        @Schema(minLength = 1, maxLength = TicketRequest.MAX_TICKET_NAME, defaultValue = TicketDetails.DEFAULT_NAME)
        String name,

        @NotNull @Valid Money price,
        @NotNull @Min(1) @Max(1_000_000) Integer capacity,
        @Schema(defaultValue = "10") @Min(1) @Max(100) Integer maxPerOrder,

        @Schema(description = TicketRequest.MAX_PER_BUYER) @Min(1) @Max(1_000_000)
        Integer maxPerBuyer,

        @Schema(description = TicketRequest.ON_SALE_FROM) Instant onSaleFrom,
        @Schema(description = TicketRequest.ON_SALE_UNTIL) Instant onSaleUntil,

        @Schema(description = TicketRequest.POOL_IDS, maxItems = TicketRequest.MAX_POOLS)
        @Size(max = TicketRequest.MAX_POOLS)
        List<@NotNull UUID> poolIds,

        @Schema(description = TicketRequest.POSITION) @Min(0) @Max(1_000)
        Integer position) {

    private static final String DEFAULT_TIME_ZONE = "UTC";
    private static final String OF_NEW_SHOW = "Of the new show; absent with showId.";

    public NewTicketRequest {
        title = NormalForm.trimmed(title);
        description = NormalForm.of(description);
        venue = NormalForm.trimmed(venue);
        name = NormalForm.trimmed(name);
    }

    /** The show's fields must be absent if the request names a show. */
    void requireNoShowFields() {
        requireAbsent("title", title);
        requireAbsent("description", description);
        requireAbsent("venue", venue);
        requireAbsent("startsAt", startsAt);
        requireAbsent("timeZone", timeZone);
    }

    private static void requireAbsent(String field, Object value) {
        if (value != null) {
            throw new TicketProblem.Invalid(field, "must be absent, because it belongs to the show").toException();
        }
    }

    ShowDetails toShow() {
        return toTicket().toNewShow(timeZone == null ? DEFAULT_TIME_ZONE : timeZone);
    }

    TicketRequest toTicket() {
        return new TicketRequest(
                title,
                description,
                venue,
                startsAt,
                name,
                price,
                capacity,
                maxPerOrder,
                maxPerBuyer,
                onSaleFrom,
                onSaleUntil,
                poolIds,
                position);
    }
}
