package dev.boxoffice.tickets.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.Replies;
import dev.boxoffice.http.token.SecretToken;
import dev.boxoffice.tickets.TicketTexts;
import dev.boxoffice.tickets.organiser.Role;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/organisers/{organiserId}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Organisers")
class InvitationResource {

    private static final String NOT_OWNER = "The caller is a member without the role OWNER (`not-yours`).";
    private static final String NOT_FOUND =
            "The organiser or invitation does not exist, or the caller is not a member (`not-found`).";

    private final Idempotency idempotency;
    private final Invitations invitations;
    private final Caller caller;

    InvitationResource(Idempotency idempotency, Invitations invitations, Caller caller) {
        this.idempotency = idempotency;
        this.invitations = invitations;
        this.caller = caller;
    }

    @Schema(name = "InvitationRequest")
    public record InvitationRequest(@NotNull Role role) {}

    @Schema(name = "Invitation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InvitationResponse(
            UUID id,
            UUID organiserId,
            Role role,

            @Schema(description = "The subject of the owner who invites.")
            String createdBy,

            Instant createdAt,

            @Schema(description = "From then on the invitation cannot be accepted.")
            Instant expiresAt,

            @Schema(description = "The secret of the invitation; only in the first response to its creation.")
            String token) {

        static InvitationResponse of(Invitation invitation, String token) {
            return new InvitationResponse(
                    invitation.id(),
                    invitation.organiserId(),
                    invitation.role(),
                    invitation.createdBy(),
                    invitation.createdAt(),
                    invitation.expiresAt(),
                    token);
        }
    }

    @POST
    @Operation(
            operationId = "createInvitation",
            summary = "Invite a user to an organiser",
            description = "Returns a token, which one user accepts once. Send it to that user, for example in the"
                    + " fragment of a link. The service stores only its hash, so a repeated request with the same"
                    + " Idempotency-Key returns the invitation without the token.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "201",
            description = "The invitation is open. Location is its address.",
            content = @Content(schema = @Schema(implementation = InvitationResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = NOT_OWNER)
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = "The organiser has too many open invitations (`limit-exceeded`), or a request with this"
                    + " Idempotency-Key is still running (`idempotency-key-in-use`).")
    @APIResponse(
            responseCode = "422",
            description = "The Idempotency-Key was used for a different request (`idempotency-key-reused`).")
    public Response create(
            @PathParam("organiserId") UUID organiserId,
            @Parameter(description = "A unique key that makes the request safe to repeat.")
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey,
            @NotNull @Valid InvitationRequest request) {
        String path = "/api/organisers/" + organiserId + "/invitations";
        SecretToken token = SecretToken.create();
        Idempotency.Once created = idempotency.once(
                idempotency.request(caller.id(), "POST " + path, idempotencyKey, request),
                () -> invitations.create(caller, organiserId, request.role(), token));
        Invitation invitation = invitations.find(caller, organiserId, created.resourceId());
        return Replies.created(
                path + "/" + invitation.id(),
                InvitationResponse.of(invitation, created.replayed() ? null : token.text()),
                created.replayed());
    }

    @GET
    @Operation(
            operationId = "listInvitations",
            summary = "List the open invitations of an organiser",
            description = "Returns invitations that are not accepted, revoked or expired, oldest first.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "A page of invitations. The field next and the Link header lead to the following page.",
            content = @Content(schema = @Schema(implementation = InvitationPage.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = NOT_OWNER)
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public Response list(
            @PathParam("organiserId") UUID organiserId,
            @Parameter(description = "The maximum number of invitations on the page.")
                    @QueryParam("limit")
                    @DefaultValue("" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    Integer limit,
            @Parameter(description = "The field next of the previous page.") @QueryParam("after") String after,
            @Parameter(description = "Adds total, the number of open invitations.")
                    @QueryParam("count")
                    @DefaultValue("false")
                    Boolean count,
            @Context UriInfo uri) {
        Page<Invitation> page = invitations.list(caller, organiserId, Cursor.parse(after), limit, count);
        var items = page.items().stream()
                .map(invitation -> InvitationResponse.of(invitation, null))
                .toList();
        return new Page<>(items, page.next(), page.total()).toResponse(uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getInvitation", summary = "Get an open invitation")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "200", description = "The invitation.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = NOT_OWNER)
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public InvitationResponse get(@PathParam("organiserId") UUID organiserId, @PathParam("id") UUID id) {
        return InvitationResponse.of(invitations.find(caller, organiserId, id), null);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "revokeInvitation", summary = "Revoke an open invitation")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "The token can no longer be accepted.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = NOT_OWNER)
    @APIResponse(responseCode = "404", description = NOT_FOUND)
    public void revoke(@PathParam("organiserId") UUID organiserId, @PathParam("id") UUID id) {
        invitations.revoke(caller, organiserId, id);
    }

    /** Describes a page in the OpenAPI document, which cannot express {@code Page<InvitationResponse>}. */
    @Schema(name = "InvitationPage")
    record InvitationPage(List<InvitationResponse> items, String next, Long total) {}
}
