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

    /** @param waiting dead letters that no redrive has read yet, including those of other consumers */
    @Schema(name = "DeadLetters")
    record Letters(long waiting) {}

    @GET
    @Operation(
            operationId = "countDeadLetters",
            summary = "Count dead letters of ticket events",
            description = "Counts the dead letters that no redrive has read yet, including those of other consumers.")
    @APIResponse(responseCode = "200", description = "The number of dead letters")
    @APIResponse(responseCode = "403", description = "Not an operator")
    @APIResponse(responseCode = "503", description = "kafka-unavailable, unavailable: retry after Retry-After")
    public Letters show() {
        return new Letters(redrive.waiting(Topics.TICKETS));
    }

    @POST
    @Path("redrive")
    @Operation(
            operationId = "redriveDeadLetters",
            summary = "Redrive dead letters of ticket events",
            description =
                    "Continues where the last redrive ended, and handles up to 10,000 dead letters within about 20"
                            + " seconds. Repeat the request while any remain. An event that fails again becomes a new dead letter."
                            + " A truncated dead letter counts as deadAgain and creates no new one.")
    @APIResponse(
            responseCode = "200",
            description =
                    "read = applied + skipped + deadAgain. skipped counts dead letters of other consumers. remaining"
                            + " counts dead letters that existed at the start and were not read.")
    @APIResponse(responseCode = "409", description = "redrive-running: a redrive is already running in some process")
    @APIResponse(responseCode = "503", description = "kafka-unavailable, unavailable: retry after Retry-After")
    public Redrive.Outcome redrive() {
        return redrive.run(Topics.TICKETS, TicketV1.class, applyTickets::apply)
                .orElseThrow(() -> Problems.problem(
                                409, "redrive-running", "Redrive running", "Dead letters are being redriven already.")
                        .build());
    }
}
