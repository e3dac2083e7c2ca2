package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.Text;
import dev.boxoffice.http.input.Ranges;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.http.scope.InsufficientScope;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.ShowAccess;
import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.words.SearchQuery;
import dev.boxoffice.tickets.words.SearchTerms;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/shows")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Shows")
class ShowSearchResource {

    private static final int MAX_SEARCH = 200;
    private static final int MAX_CITY = 100;
    private static final int MAX_CATEGORY = 50;

    private final ShowPageCache pages;
    private final ShowAccess access;
    private final Caller caller;

    ShowSearchResource(ShowPageCache pages, ShowAccess access, Caller caller) {
        this.pages = pages;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Blocking
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "listShows",
            summary = "List shows",
            description =
                    "Returns shows, ordered by start time unless sort is given. By default the list contains published shows that have not"
                            + " started. A page may be one second old; with organiserId it is current.")
    @APIResponse(
            responseCode = "200",
            description = "A page of shows. The field next and the Link header lead to the following page.",
            content = @Content(schema = @Schema(implementation = ShowPage.class)))
    @APIResponse(responseCode = "304", description = "The page still matches an ETag in If-None-Match.")
    @APIResponse(responseCode = "400", description = "A query parameter or header is invalid (`bad-request`).")
    @APIResponse(
            responseCode = "401",
            description = "A status other than PUBLISHED requires a bearer token (`unauthorized`).")
    @APIResponse(
            responseCode = "403",
            description = "A status other than PUBLISHED requires membership in the organiser (`not-yours`), and of a"
                    + " service client also the scope shows:write (`insufficient-scope`).")
    @APIResponse(
            responseCode = "412",
            description =
                    "The page has changed since it was read (`stale`), or If-Match has only weak ETags (`weak-etag`).")
    public CompletionStage<Response> list(
            @Parameter(
                            description = "Words to find in the title, venue, city and description, as for tickets.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = MAX_SEARCH),
                            allowEmptyValue = true)
                    @QueryParam("q")
                    @Text(max = MAX_SEARCH, form = Text.Form.ANY)
                    String q,
            @Parameter(
                            description = "The city. Case, accents and punctuation do not matter.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = MAX_CITY))
                    @QueryParam("city")
                    @Text(max = MAX_CITY, form = Text.Form.LINE)
                    String city,
            @Parameter(
                            description = "The category.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = MAX_CATEGORY))
                    @QueryParam("category")
                    @Text(max = MAX_CATEGORY, form = Text.Form.LINE)
                    String category,
            @Parameter(description = "The first date, in the time zone of each show. The default is the current time.")
                    @QueryParam("from")
                    LocalDate from,
            @Parameter(description = "The last date, not before from, in the time zone of each show.") @QueryParam("to")
                    LocalDate to,
            @Parameter(
                            description =
                                    "ISO 4217 code. The show has a ticket on sale in this currency. All tickets of a"
                                            + " show have one currency.")
                    @QueryParam("currency")
                    @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 currency code, for example EUR")
                    String currency,
            @Parameter(
                            description = "In minor units. The show has a ticket on sale for at least this price; with"
                                    + " priceTo and currency, one ticket meets all. Without currency, amounts of all"
                                    + " currencies are compared as numbers.")
                    @QueryParam("priceFrom")
                    @Min(0)
                    Long priceFrom,
            @Parameter(
                            description =
                                    "In minor units, not less than priceFrom. The show has a ticket on sale for at most this"
                                            + " price, as priceFrom.")
                    @QueryParam("priceTo")
                    @Min(0)
                    Long priceTo,
            @Parameter(description = "Restricts the list to one organiser.") @QueryParam("organiserId")
                    UUID organiserId,
            @Parameter(
                            description = "The status to include; repeat the parameter to include several. Others than"
                                    + " PUBLISHED require organiserId and membership, or an operator.")
                    @QueryParam("status")
                    @DefaultValue("PUBLISHED")
                    Set<ShowStatus> status,
            @Parameter(
                            description = "The order: by start, by the lowest price of the tickets whose sale has not"
                                    + " ended, or the latest created first. With price, the list omits shows without such"
                                    + " a ticket; without currency, amounts of all currencies are compared as numbers.",
                            schema = @Schema(enumeration = {ShowSort.BY_START, "-startsAt", "price", "-createdAt"}))
                    @QueryParam("sort")
                    @DefaultValue(ShowSort.BY_START)
                    String sort,
            @Parameter(description = "The maximum number of shows on the page.")
                    @QueryParam("limit")
                    @DefaultValue("" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    Integer limit,
            @Parameter(description = "The field next of the previous page.") @QueryParam("after") String after,
            @Parameter(
                            description = "Adds total, the number of matching shows. Counting stops at "
                                    + ShowSearch.MAX_TOTAL + ".")
                    @QueryParam("count")
                    @DefaultValue("false")
                    Boolean count,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Ranges.require("from", from, "to", to);
        Ranges.require("priceFrom", priceFrom, "priceTo", priceTo);
        String cityKey = city == null ? null : SearchTerms.key(city);
        var filter = new ShowFilter(
                SearchQuery.in(q), cityKey, category, from, to, currency, priceFrom, priceTo, organiserId, status);
        requireAccess(filter);
        ShowSort order = ShowSort.of(sort);
        return pages.page(new ShowQuery(filter, order, ShowCursor.parse(after, order), limit, count))
                .thenApply(page -> page.toResponse(uri, headers));
    }

    private void requireAccess(ShowFilter filter) {
        if (filter.isPublic() || caller.isAdmin()) {
            return;
        }
        if (caller.isAnonymous()) {
            throw caller.client().isPresent()
                    ? InsufficientScope.ofClient(ClientScope.SHOWS_WRITE)
                    : new UnauthorizedException();
        }
        if (filter.organiserId() == null) {
            throw Problems.badRequest("A status other than PUBLISHED requires organiserId.");
        }
        if (!access.isMember(caller, filter.organiserId())) {
            throw new TicketProblem.NotYours("organiser", filter.organiserId()).toException();
        }
    }

    /** Describes a page in the OpenAPI document, which cannot express {@code Page<ShowEntryResponse>}. */
    @Schema(name = "ShowPage")
    record ShowPage(List<ShowEntryResponse> items, String next, Long total) {}
}
