package dev.boxoffice.orders.ticket;

import dev.boxoffice.events.TicketV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import dev.boxoffice.inbox.Redrive;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admin/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.ADMIN)
@Tag(name = "Operations")
class DeadLetterResource {

    private final Redrive redrive;
    private final ApplyTickets applyTickets;

    DeadLetterResource(Redrive redrive, ApplyTickets applyTickets) {
        this.redrive = redrive;
        this.applyTickets = applyTickets;
    }

    /** @param waiting letters that no redrive has read yet, those of other consumers among them */
    @Schema(name = "DeadLetters")
    record Letters(long waiting) {}

    @GET
    @Operation(
            operationId = "countDeadLetters",
            summary = "Ticket events that had been put aside",
            description = "How many no redrive has read yet. Letters of other consumers count as well, until one has.")
    @APIResponse(responseCode = "200", description = "How many")
    @APIResponse(responseCode = "403", description = "Not an operator")
    @APIResponse(responseCode = "503", description = "kafka-unavailable, unavailable: retry after Retry-After")
    public Letters show() {
        return new Letters(redrive.waiting(Topics.TICKETS));
    }

    @POST
    @Path("redrive")
    @Operation(
            operationId = "redriveDeadLetters",
            summary = "Apply ticket events that had been put aside",
            description = "Goes on where the last redrive ended, with at most 10,000 letters and about 20 seconds of"
                    + " work; post again while any remain. What fails again becomes a new letter, for a later redrive."
                    + " One that came too large to be kept whole is counted as deadAgain and no new letter.")
    @APIResponse(
            responseCode = "200",
            description =
                    "read = applied + skipped + deadAgain; skipped are other consumers' letters, remaining is what"
                            + " was there at the start and has not been read")
    @APIResponse(responseCode = "409", description = "redrive-running: one is, in whatever process")
    @APIResponse(responseCode = "503", description = "kafka-unavailable, unavailable: retry after Retry-After")
    public Redrive.Outcome redrive() {
        return redrive.run(Topics.TICKETS, TicketV1.class, applyTickets::apply)
                .orElseThrow(() -> Problems.problem(
                                409, "redrive-running", "Redrive running", "Dead letters are being redriven already.")
                        .build());
    }
}
