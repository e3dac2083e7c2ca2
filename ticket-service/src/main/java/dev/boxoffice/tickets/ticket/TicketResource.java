package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.StoredAnswer;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class TicketResource {

    private static final String EXAMPLE = """
            {"title": "The Lanterns", "venue": "Harbour Hall", "startsAt": "2030-06-01T19:30:00Z",
              "price": {"amount": 2500, "currency": "EUR"}, "capacity": 100, "maxPerOrder": 4}""";

    /** Any cache may keep it, and has to ask whether it is still so: 304 when it is. */
    private static final String REVALIDATE = "no-cache";

    private final Idempotency idempotency;
    private final CreateTicket createTicket;
    private final FindTicket findTicket;
    private final TicketPageCache pages;
    private final EditTicket editTicket;
    private final WithdrawTicket withdrawTicket;
    private final Caller caller;

    TicketResource(
            Idempotency idempotency,
            CreateTicket createTicket,
            FindTicket findTicket,
            TicketPageCache pages,
            EditTicket editTicket,
            WithdrawTicket withdrawTicket,
            Caller caller) {
        this.idempotency = idempotency;
        this.createTicket = createTicket;
        this.findTicket = findTicket;
        this.pages = pages;
        this.editTicket = editTicket;
        this.withdrawTicket = withdrawTicket;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @Operation(operationId = "createTicket", summary = "Puts a ticket on sale; the caller becomes its seller.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "201",
            description = "On sale.",
            content = @Content(schema = @Schema(implementation = TicketResponse.class)))
    public Response create(
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "a concert", value = EXAMPLE)))
                    @NotNull
                    @Valid
                    TicketRequest request) {
        var idempotent = new IdempotentRequest(caller.id(), "POST /api/tickets", idempotencyKey, request);
        StoredAnswer created = idempotency.once(
                idempotent, () -> createTicket.create(caller, request.toDetails()), TicketResource::created);
        return Response.fromResponse(created.toResponse())
                .tag(TicketTag.FIRST.toEntityTag())
                .build();
    }

    private static Idempotency.Effect created(TicketSnapshot ticket) {
        return new Idempotency.Effect(201, "/api/tickets/" + ticket.id(), TicketResponse.of(ticket));
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listTickets",
            summary = "Lists tickets by when they start: on sale and not past, unless asked otherwise.",
            description = "A page may be a second old, and its availability as old as asOf says. With sellerId it is as"
                    + " new as the listings are.")
    @APIResponse(
            responseCode = "200",
            description = "A page; 'next' and a Link header lead to the following one.",
            content = @Content(schema = @Schema(implementation = TicketPage.class)))
    @APIResponse(responseCode = "304", description = "The page is the one with an ETag of If-None-Match.")
    public CompletionStage<Response> list(
            @Parameter(description = "Words in title, venue or description; all must be there, or longer ones.")
                    @QueryParam("q")
                    @Size(max = 200)
                    String q,
            @QueryParam("sellerId")
                    @Size(max = 255)
                    @Pattern(regexp = TicketRequest.LINE, message = TicketRequest.NO_CONTROL_CHARACTERS)
                    String sellerId,
            @Parameter(description = "May be given more than once.") @QueryParam("status") @DefaultValue("ON_SALE")
                    Set<TicketStatus> status,
            @Parameter(description = "Included. Now when left out: what is past is listed when asked for.")
                    @QueryParam("startsFrom")
                    Instant startsFrom,
            @Parameter(description = "Not included.") @QueryParam("startsTo") Instant startsTo,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            @Parameter(description = "The 'next' of the page before.") @QueryParam("after") String after,
            @Parameter(
                            description = "Adds 'total', the number of tickets on all pages; never more than "
                                    + TicketSearch.MAX_TOTAL + ", which means so many or more.")
                    @QueryParam("count")
                    @DefaultValue("false")
                    Boolean count,
            @Context UriInfo uri,
            @Context Request request) {
        var filter = new TicketFilter(SearchWords.in(q), sellerId, status, startsFrom, startsTo);
        return pages.page(new TicketQuery(filter, Cursor.parse(after), limit, count))
                .thenApply(page -> response(page, uri, request));
    }

    private static Response response(EncodedPage page, UriInfo uri, Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(page.tag());
        var response = unchanged == null ? Response.ok(page.json()).tag(page.tag()) : unchanged;
        Page.linkToNext(page.next(), uri).ifPresent(link -> response.header(HttpHeaders.LINK, link));
        return response.header(HttpHeaders.CACHE_CONTROL, REVALIDATE).build();
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "readTicket", summary = "Shows a ticket and how much of it is left.")
    @APIResponse(
            responseCode = "200",
            description = "The ticket.",
            content = @Content(schema = @Schema(implementation = TicketResponse.class)))
    @APIResponse(responseCode = "304", description = "The ticket is as it was with an ETag of If-None-Match.")
    public Response read(@PathParam("id") UUID id, @Context Request request) {
        TicketSnapshot ticket = findTicket.find(id);
        EntityTag tag = TicketTag.of(ticket).toEntityTag();
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        var response =
                unchanged == null ? Response.ok(TicketResponse.of(ticket)).tag(tag) : unchanged;
        return response.header(HttpHeaders.CACHE_CONTROL, REVALIDATE).build();
    }

    @PUT
    @Path("/{id}")
    @Authenticated
    @Operation(operationId = "editTicket", summary = "Replaces what the seller says about a ticket.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The ticket as it is now.",
            content = @Content(schema = @Schema(implementation = TicketResponse.class)))
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            @NotNull @Valid TicketRequest request) {
        TicketSnapshot ticket = editTicket.edit(caller, id, IfMatch.required(ifMatch), request.toDetails());
        return Response.ok(TicketResponse.of(ticket))
                .tag(TicketTag.of(ticket).toEntityTag())
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Authenticated
    @Operation(operationId = "withdrawTicket", summary = "Takes a ticket off sale for good; orders stay as they are.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "Off sale.")
    public void withdraw(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch) {
        withdrawTicket.withdraw(caller, id, IfMatch.optional(ifMatch));
    }

    /** For the OpenAPI document, which needs the type of the items. */
    @Schema(name = "TicketPage")
    record TicketPage(List<TicketResponse> items, String next, Long total) {}
}
