package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Text;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.show.Venue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Omitted fields get their default values, in updates too, except name and position, which an update keeps.
 *
 * <p>Title, description, venue and start belong to the show. A request either has title, venue and start, or none of the four.
 */
@Schema(name = "TicketRequest")
public record TicketRequest(
        @Text(max = MAX_NAME) @Schema(minLength = 1, maxLength = MAX_NAME, description = SHOW_FIELD + LINE)
        String title,

        @Schema(maxLength = MAX_DESCRIPTION, description = SHOW_FIELD + " CommonMark.")
        @Text(max = MAX_DESCRIPTION, form = Text.Form.PARAGRAPHS)
        String description,

        @Text(max = MAX_NAME) @Schema(minLength = 1, maxLength = MAX_NAME, description = SHOW_FIELD + LINE)
        String venue,

        @Schema(description = SHOW_FIELD + " In the future and before the year 10000.")
        Instant startsAt,

        @Text(max = MAX_TICKET_NAME) @Schema(minLength = 1, maxLength = MAX_TICKET_NAME, description = NAME)
        String name,

        @NotNull @Valid Money price,
        @NotNull @Min(1) @Max(1_000_000) Integer capacity,
        @Schema(defaultValue = "10") @Min(1) @Max(100) Integer maxPerOrder,

        @Schema(description = MAX_PER_BUYER) @Min(1) @Max(1_000_000)
        Integer maxPerBuyer,

        @Schema(description = ON_SALE_FROM) Instant onSaleFrom,
        @Schema(description = ON_SALE_UNTIL) Instant onSaleUntil,

        @Schema(description = POOL_IDS, maxItems = MAX_POOLS) @Size(max = MAX_POOLS)
        List<@NotNull UUID> poolIds,

        @Schema(description = POSITION) @Min(0) @Max(1_000) Integer position) {

    static final int MAX_POOLS = 4;
    static final int MAX_TICKET_NAME = 100;
    static final int MAX_NAME = 200;
    static final int MAX_DESCRIPTION = 4000;
    private static final int DEFAULT_MAX_PER_ORDER = 10;
    private static final String SHOW_FIELD = "Of the show.";
    static final String MAX_PER_BUYER = "Units over all orders of a buyer. There is no limit by default.";
    static final String ON_SALE_FROM = "The start of the sale. There is no limit by default.";
    static final String ON_SALE_UNTIL =
            "The end of the sale, exclusive and after onSaleFrom. There is no limit by default.";
    static final String POOL_IDS = "Pools of the show that limit this ticket together with others.";
    private static final String NAME =
            "Distinguishes the ticket from others of its show. By default a new ticket is called "
                    + TicketDetails.DEFAULT_NAME + ", and an update keeps the name.";
    static final String POSITION =
            "The order among the tickets of the show, smallest first. By default a new ticket is the last, and an update"
                    + " keeps the position.";
    static final String LINE =
            " One line with a visible character and without direction overrides. Stored in normalization form C and"
                    + " without space at both ends.";

    public TicketRequest {
        title = NormalForm.trimmed(title);
        description = NormalForm.of(description);
        venue = NormalForm.trimmed(venue);
        name = NormalForm.trimmed(name);
        maxPerOrder = maxPerOrder == null ? DEFAULT_MAX_PER_ORDER : maxPerOrder;
        poolIds = poolIds == null ? List.of() : poolIds;
    }

    /** The request that would create this ticket. */
    static TicketRequest of(ShowFacts show, TicketDetails details) {
        return new TicketRequest(
                show.title(),
                show.description(),
                show.venue(),
                show.startsAt(),
                details.name(),
                details.price(),
                details.capacity(),
                details.maxPerOrder(),
                details.maxPerBuyer(),
                details.onSaleFrom(),
                details.onSaleUntil(),
                details.poolIds(),
                details.position());
    }

    boolean hasShowFields() {
        return title != null || description != null || venue != null || startsAt != null;
    }

    /** Completes the details of a show. */
    ShowDetails toShow(ShowDetails current) {
        requireShowFields();
        return current.with(title, text(), venue, startsAt);
    }

    ShowDetails toNewShow(String timeZone) {
        requireShowFields();
        var place = new Venue(venue, null, null, null);
        return new ShowDetails(title, text(), null, place, timeZone, startsAt, null, null, null, false, null);
    }

    private String text() {
        return description == null ? "" : description;
    }

    private void requireShowFields() {
        requirePresent("title", title);
        requirePresent("venue", venue);
        requirePresent("startsAt", startsAt);
    }

    private static void requirePresent(String field, Object value) {
        if (value == null) {
            throw new TicketProblem.Invalid(field, "must not be null").toException();
        }
    }

    /** The details of a new ticket. */
    TicketDetails toDetails(int defaultPosition) {
        return toDetails(TicketDetails.DEFAULT_NAME, defaultPosition);
    }

    /** The details of a ticket that has others. */
    TicketDetails toDetails(TicketDetails current) {
        return toDetails(current.name(), current.position());
    }

    private TicketDetails toDetails(String defaultName, int defaultPosition) {
        return new TicketDetails(
                name == null ? defaultName : name,
                position == null ? defaultPosition : position,
                price,
                capacity,
                maxPerOrder,
                maxPerBuyer,
                onSaleFrom,
                onSaleUntil,
                poolIds);
    }
}
