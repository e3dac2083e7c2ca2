package dev.boxoffice.tickets.invitation;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.Replies;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.http.token.SecretToken;
import dev.boxoffice.tickets.TicketTexts;
import dev.boxoffice.tickets.organiser.Organisers;
import dev.boxoffice.tickets.organiser.Role;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/invitations/accept")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Organisers")
class AcceptanceResource {

    private static final int MAX_TOKEN = 100;

    private final Idempotency idempotency;
    private final Invitations invitations;
    private final Organisers organisers;
    private final Caller caller;

    AcceptanceResource(Idempotency idempotency, Invitations invitations, Organisers organisers, Caller caller) {
        this.idempotency = idempotency;
        this.invitations = invitations;
        this.organisers = organisers;
        this.caller = caller;
    }

    @Schema(name = "AcceptanceRequest")
    public record AcceptanceRequest(
            @NotNull
            @Size(min = 1, max = MAX_TOKEN)
            @Schema(description = "The token of the invitation. It is in the body because addresses are logged.")
            String token) {}

    @Schema(name = "Membership")
    public record MembershipResponse(UUID organiserId, Role role) {}

    @POST
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "acceptInvitation",
            summary = "Accept an invitation",
            description = "The caller becomes a member with the role of the invitation, which then ends.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The caller is a member.",
            content = @Content(schema = @Schema(implementation = MembershipResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(
            responseCode = "404",
            description =
                    "The token belongs to no open invitation; with a repeated Idempotency-Key, the caller may also"
                            + " have been removed since (`not-found`).")
    @APIResponse(
            responseCode = "409",
            description = "The caller is already a member (`already-member`), the organiser has too many members"
                    + " (`limit-exceeded`), or a request with this Idempotency-Key is still running"
                    + " (`idempotency-key-in-use`).")
    @APIResponse(
            responseCode = "422",
            description = "The Idempotency-Key was used for a different request (`idempotency-key-reused`).")
    public Response accept(
            @Parameter(description = "A unique key that makes the request safe to repeat.")
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey,
            @NotNull @Valid AcceptanceRequest request) {
        Idempotency.Once accepted = idempotency.once(
                idempotency.request(caller.id(), "POST /api/invitations/accept", idempotencyKey, request),
                () -> invitations.accept(caller, new SecretToken(request.token())));
        Role role = organisers
                .roleOf(caller, accepted.resourceId())
                .orElseThrow(() -> new InvitationProblem.NotOpen().toException());
        return Replies.changed(new MembershipResponse(accepted.resourceId(), role), accepted.replayed());
    }
}
