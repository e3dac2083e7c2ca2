package dev.boxoffice.tickets.offer;

import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Text;
import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.show.ShowImage;
import dev.boxoffice.tickets.show.Venue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Omitted fields get their default values. */
@Schema(name = "ShowRequest")
public record ShowRequest(
        @NotNull @Text(max = MAX_TITLE) @Schema(minLength = 1, maxLength = MAX_TITLE)
        String title,

        @Schema(defaultValue = "", maxLength = MAX_DESCRIPTION, description = DESCRIPTION)
        @Text(max = MAX_DESCRIPTION, form = Text.Form.PARAGRAPHS)
        String description,

        @Size(max = MAX_CATEGORY)
        @Pattern(regexp = CATEGORY, message = CATEGORY_MESSAGE)
        @Schema(description = CATEGORY_DESCRIPTION)
        String category,

        @NotNull @Valid Venue venue,
        @NotNull @Schema(description = TIME_ZONE) String timeZone,
        @NotNull @Schema(description = STARTS_AT) Instant startsAt,
        @Schema(description = ENDS_AT) Instant endsAt,
        @Schema(description = DOORS_AT) Instant doorsAt,
        @Schema(description = REFUNDS_UNTIL) Instant refundsUntil,

        @Schema(defaultValue = "false", description = ASK_HOLDER_NAMES)
        Boolean askHolderNames,

        @Valid ShowImageRequest image) {

    static final int MAX_TITLE = 200;
    static final int MAX_DESCRIPTION = 4000;
    static final int MAX_CATEGORY = 50;
    public static final String CATEGORY = "[a-z0-9]+(-[a-z0-9]+)*";
    static final String CATEGORY_MESSAGE =
            "must consist of lower-case letters, digits and single hyphens, for example stand-up-comedy";
    static final String CATEGORY_DESCRIPTION =
            "Lower-case letters, digits and hyphens, for example concert. Shows of one category can be listed.";
    static final String DESCRIPTION = "CommonMark.";
    static final String TIME_ZONE = "IANA name, for example Europe/Berlin. People read the show's times in this zone.";
    static final String STARTS_AT = "In the future and before the year 10000.";
    static final String ENDS_AT = "After startsAt.";
    static final String DOORS_AT = "When the doors open, not after startsAt.";
    static final String REFUNDS_UNTIL =
            "Buyers may refund their orders themselves before this time. It must not be after doorsAt, or startsAt if"
                    + " doorsAt is not set. Holders who enter before it can still be refunded, so set doorsAt. By default,"
                    + " only staff may refund.";
    static final String ASK_HOLDER_NAMES = "Whether the holders of admissions are asked for their names.";

    public ShowRequest {
        title = NormalForm.trimmed(title);
        description = description == null ? "" : NormalForm.of(description);
        askHolderNames = askHolderNames != null && askHolderNames;
    }

    /** The request that would result in these details. */
    static ShowRequest of(ShowDetails details) {
        return new ShowRequest(
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
                ShowImageRequest.of(details.image()));
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
