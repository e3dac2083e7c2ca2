package dev.boxoffice.tickets.offer;

import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Text;
import dev.boxoffice.tickets.pool.PoolRequest;
import dev.boxoffice.tickets.pool.PoolsOfShow;
import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.show.ShowImage;
import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.show.Venue;
import dev.boxoffice.tickets.ticket.TicketsOfShow;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A show with its tickets and pools. */
@Schema(name = "NewShowRequest")
public record NewShowRequest(
        @Schema(description = "By default the caller's own organiser, which is created if there is none.")
        UUID organiserId,

        @NotNull @Text(max = ShowRequest.MAX_TITLE) @Schema(minLength = 1, maxLength = ShowRequest.MAX_TITLE)
        String title,

        @Schema(defaultValue = "", maxLength = ShowRequest.MAX_DESCRIPTION, description = ShowRequest.DESCRIPTION)
        @Text(max = ShowRequest.MAX_DESCRIPTION, form = Text.Form.PARAGRAPHS)
        String description,

        @Size(max = ShowRequest.MAX_CATEGORY)
        @Pattern(regexp = ShowRequest.CATEGORY, message = ShowRequest.CATEGORY_MESSAGE)
        @Schema(description = ShowRequest.CATEGORY_DESCRIPTION)
        String category,

        @NotNull @Valid Venue venue,

        @NotNull @Schema(description = ShowRequest.TIME_ZONE)
        String timeZone,

        @NotNull @Schema(description = ShowRequest.STARTS_AT)
        Instant startsAt,

        @Schema(description = ShowRequest.ENDS_AT) Instant endsAt,
        @Schema(description = ShowRequest.DOORS_AT) Instant doorsAt,
        @Schema(description = ShowRequest.REFUNDS_UNTIL) Instant refundsUntil,

        @Schema(defaultValue = "false", description = ShowRequest.ASK_HOLDER_NAMES)
        Boolean askHolderNames,

        @Valid ShowImageRequest image,

        @Schema(
                defaultValue = "DRAFT",
                implementation = String.class,
                enumeration = {"DRAFT", "PUBLISHED"})
        @Pattern(regexp = "DRAFT|PUBLISHED", message = "must be DRAFT or PUBLISHED")
        String status,

        @Schema(description = "Their names must differ.", maxItems = PoolsOfShow.MAX) @Size(max = PoolsOfShow.MAX)
        List<@NotNull @Valid PoolRequest> pools,

        @Schema(maxItems = TicketsOfShow.MAX) @Size(max = TicketsOfShow.MAX)
        List<@NotNull @Valid ShowTicketRequest> tickets) {

    public NewShowRequest {
        title = NormalForm.trimmed(title);
        description = description == null ? "" : NormalForm.of(description);
        askHolderNames = askHolderNames != null && askHolderNames;
        status = status == null ? ShowStatus.DRAFT.name() : status;
        pools = pools == null ? List.of() : pools;
        tickets = tickets == null ? List.of() : tickets;
    }

    ShowDetails toDetails(ShowImage found) {
        return new ShowDetails(
                title,
                description,
                category,
                venue,
                timeZone,
                startsAt,
                endsAt,
                doorsAt,
                refundsUntil,
                askHolderNames,
                found);
    }
}
