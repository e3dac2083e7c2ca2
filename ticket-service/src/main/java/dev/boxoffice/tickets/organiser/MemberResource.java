package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.TicketTexts;
import dev.boxoffice.tickets.organiser.OrganiserResponse.MemberResponse;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/organisers/{id}/members/{subject}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Organisers")
class MemberResource {

    private static final String LAST_OWNER = "The member is the only owner (`last-owner`).";

    private final FindOrganisers findOrganisers;
    private final ChangeMembers changeMembers;
    private final Caller caller;

    MemberResource(FindOrganisers findOrganisers, ChangeMembers changeMembers, Caller caller) {
        this.findOrganisers = findOrganisers;
        this.changeMembers = changeMembers;
        this.caller = caller;
    }

    @Schema(name = "RoleRequest")
    public record RoleRequest(@NotNull Role role) {}

    @GET
    @Operation(operationId = "getMember", summary = "Get a member of an organiser")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "200", description = "The member and their role.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = OrganiserTexts.MEMBER_NOT_FOUND)
    public MemberResponse get(@PathParam("id") UUID id, @PathParam("subject") String subject) {
        return findOrganisers
                .findMember(caller, id, subject)
                .map(role -> new MemberResponse(subject, role))
                .orElseThrow(() -> new OrganiserProblem.MemberNotFound(subject).toException());
    }

    @PUT
    @Operation(
            operationId = "putMember",
            summary = "Change the role of a member",
            description = "Only operators can add a member in this way. Other users join by invitation.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "200", description = "The member has the role.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = OrganiserTexts.NOT_OWNER)
    @APIResponse(responseCode = "404", description = OrganiserTexts.MEMBER_NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = LAST_OWNER + " Or the organiser has too many members (`limit-exceeded`).")
    public MemberResponse put(
            @PathParam("id") UUID id, @PathParam("subject") String subject, @NotNull @Valid RoleRequest request) {
        changeMembers.assign(caller, id, subject, request.role());
        return new MemberResponse(subject, request.role());
    }

    @DELETE
    @Operation(
            operationId = "removeMember",
            summary = "Remove a member",
            description = "The member loses every right at once, and their open invitations are revoked. Members may"
                    + " remove themselves.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "The user is no longer a member.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = OrganiserTexts.NOT_OWNER)
    @APIResponse(responseCode = "404", description = OrganiserTexts.MEMBER_NOT_FOUND)
    @APIResponse(responseCode = "409", description = LAST_OWNER)
    public void remove(@PathParam("id") UUID id, @PathParam("subject") String subject) {
        changeMembers.remove(caller, id, subject);
    }
}
