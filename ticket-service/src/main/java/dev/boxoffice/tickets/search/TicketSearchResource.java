package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.Text;
import dev.boxoffice.http.input.Ranges;
import dev.boxoffice.tickets.ticket.TicketResponse;
import dev.boxoffice.tickets.ticket.TicketStatus;
import dev.boxoffice.tickets.words.SearchQuery;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class TicketSearchResource {

    private static final int MAX_SEARCH = 200;
    private static final int MAX_SELLER = 255;

    private final TicketPageCache pages;

    TicketSearchResource(TicketPageCache pages) {
        this.pages = pages;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listTickets",
            summary = "List tickets",
            description = "Returns tickets ordered by start time. By default the list contains future tickets that are"
                    + " on sale. A page may be one second old; with sellerId it is current. Availability is as old as"
                    + " asOf says.")
    @APIResponse(
            responseCode = "200",
            description = "A page of tickets. The field next and the Link header lead to the following page.",
            content = @Content(schema = @Schema(implementation = TicketPage.class)))
    @APIResponse(responseCode = "304", description = "The page still matches an ETag in If-None-Match.")
    @APIResponse(responseCode = "400", description = "A query parameter or header is invalid (`bad-request`).")
    @APIResponse(
            responseCode = "412",
            description =
                    "The page has changed since it was read (`stale`), or If-Match has only weak ETags (`weak-etag`).")
    public CompletionStage<Response> list(
            @Parameter(
                            description = "Words to find in the title, venue and description. A ticket matches if each"
                                    + " word starts one of its words, or misspells a longer word of its title or venue."
                                    + " Before another word, a word of one or two characters must be a whole word."
                                    + " Case, accents and punctuation do not matter. A blank text does not restrict the"
                                    + " list.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = MAX_SEARCH),
                            allowEmptyValue = true)
                    @QueryParam("q")
                    @Text(max = MAX_SEARCH, form = Text.Form.ANY)
                    String q,
            @Parameter(
                            description = "Restricts the list to one seller.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = MAX_SELLER))
                    @QueryParam("sellerId")
                    @Text(max = MAX_SELLER, form = Text.Form.LINE)
                    String sellerId,
            @Parameter(description = "The status to include; repeat the parameter to include several.")
                    @QueryParam("status")
                    @DefaultValue("ON_SALE")
                    Set<TicketStatus> status,
            @Parameter(description = "The earliest start, inclusive. The default is the current time.")
                    @QueryParam("startsFrom")
                    Instant startsFrom,
            @Parameter(description = "The latest start, exclusive and not before startsFrom.") @QueryParam("startsTo")
                    Instant startsTo,
            @Parameter(description = "The maximum number of tickets on the page.")
                    @QueryParam("limit")
                    @DefaultValue("" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    Integer limit,
            @Parameter(description = "The field next of the previous page.") @QueryParam("after") String after,
            @Parameter(
                            description = "Adds total, the number of matching tickets. Counting stops at "
                                    + TicketSearch.MAX_TOTAL + ".")
                    @QueryParam("count")
                    @DefaultValue("false")
                    Boolean count,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Ranges.require("startsFrom", startsFrom, "startsTo", startsTo);
        var filter = new TicketFilter(SearchQuery.in(q), sellerId, status, startsFrom, startsTo);
        return pages.page(new TicketQuery(filter, Cursor.parse(after), limit, count))
                .thenApply(page -> page.toResponse(uri, headers));
    }

    /** Describes a page in the OpenAPI document, which cannot express {@code Page<TicketResponse>}. */
    @Schema(name = "TicketPage")
    record TicketPage(List<TicketResponse> items, String next, Long total) {}
}
