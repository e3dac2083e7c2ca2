package dev.boxoffice.inbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.Problems;
import dev.boxoffice.inbox.DeadLetter;
import dev.boxoffice.inbox.DeadLetterTable;
import dev.boxoffice.inbox.Redrive;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admin/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.ADMIN)
@Tag(name = "Operations")
class DeadLetterResource {

    private static final int EXCERPT_LENGTH = 1_000;
    private static final String ID = "[0-9]{1,18}";

    private final Redrive redrive;
    private final DeadLetterTable table;
    private final Caller caller;

    DeadLetterResource(Redrive redrive, DeadLetterTable table, Caller caller) {
        this.redrive = redrive;
        this.table = table;
        this.caller = caller;
    }

    /**
     * Open dead letters.
     *
     * @param waiting number of all open dead letters of this service
     * @param next the {@code after} parameter of the next page; absent on the last page
     */
    @Schema(name = "DeadLetters")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Letters(long waiting, List<Letter> items, String next) {}

    /**
     * A dead letter.
     *
     * @param partition of the record; -1 if unknown
     * @param key of the record
     * @param reason why it could not be applied the last time
     * @param failedAt when it became a dead letter
     * @param tries number of redrives
     * @param payload the first 1,000 characters; absent if the record was too large to copy
     */
    @Schema(name = "DeadLetter")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Letter(
            String id,
            String topic,
            int partition,
            long offset,
            String key,
            String eventType,
            String reason,
            Instant failedAt,
            int tries,
            Instant triedAt,
            String payload) {

        static Letter of(DeadLetter letter) {
            return new Letter(
                    Long.toString(letter.id()),
                    letter.topic(),
                    letter.partition(),
                    letter.offset(),
                    letter.keyText(),
                    letter.eventType(),
                    letter.reason(),
                    letter.failedAt(),
                    letter.tries(),
                    letter.triedAt(),
                    letter.payload() == null ? null : excerpt(letter.payload()));
        }

        private static String excerpt(byte[] payload) {
            String text = new String(payload, 0, Math.min(payload.length, 4 * EXCERPT_LENGTH), UTF_8);
            return text.substring(
                    0, text.offsetByCodePoints(0, Math.min(EXCERPT_LENGTH, text.codePointCount(0, text.length()))));
        }
    }

    @GET
    @Operation(
            operationId = "countDeadLetters",
            summary = "List dead letters",
            description =
                    "Counts the events that this service could not apply, and lists them, oldest first. A dead letter stays"
                            + " open until a redrive applies it or an operator dismisses it.")
    @APIResponse(responseCode = "200", description = "The open dead letters")
    @APIResponse(responseCode = "403", description = "Not an operator")
    @APIResponse(responseCode = "503", description = "kafka-unavailable, unavailable: retry after Retry-After")
    public Letters show(
            @Parameter(description = "The value of next on the previous page") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) Integer limit) {
        if (after != null && !after.matches(ID)) {
            throw Problems.badRequest("'after' is not a cursor of this list. Use the value of 'next'.");
        }
        long waiting = redrive.waiting();
        List<DeadLetter> rows = table.list(after == null ? 0 : Long.parseLong(after), limit + 1);
        boolean more = rows.size() > limit;
        List<Letter> items = rows.stream().limit(limit).map(Letter::of).toList();
        return new Letters(waiting, items, more ? items.getLast().id() : null);
    }

    @POST
    @Path("redrive")
    @Operation(
            operationId = "redriveDeadLetters",
            summary = "Redrive dead letters",
            description =
                    "Applies open dead letters again, at most 10,000 within about 20 seconds; those that were tried longest"
                            + " ago come first. Repeat the request while any remain. An event that fails again stays open, with its"
                            + " new reason.")
    @APIResponse(
            responseCode = "200",
            description =
                    "read = applied + skipped + deadAgain. skipped counts events of types that this service does not apply."
                            + " remaining counts open dead letters that this redrive did not try.")
    @APIResponse(responseCode = "409", description = "redrive-running: a redrive is already running in some process")
    @APIResponse(responseCode = "503", description = "kafka-unavailable, unavailable: retry after Retry-After")
    public Redrive.Outcome redrive() {
        return redrive.run(caller.id()).orElseThrow(DeadLetterResource::running);
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "dismissDeadLetter",
            summary = "Dismiss a dead letter",
            description = "Closes a dead letter without applying it. The log names the operator.")
    @APIResponse(responseCode = "204", description = "Dismissed")
    @APIResponse(responseCode = "404", description = "not-found: no such dead letter is open")
    @APIResponse(responseCode = "409", description = "redrive-running: a redrive is running in some process")
    @APIResponse(responseCode = "503", description = "unavailable: retry after Retry-After")
    public void dismiss(@PathParam("id") String id) {
        boolean known = id.matches(ID)
                && redrive.dismiss(Long.parseLong(id), caller.id()).orElseThrow(DeadLetterResource::running);
        if (!known) {
            throw Problems.notFound("dead letter", id);
        }
    }

    private static HttpProblem running() {
        return Problems.problem(409, "redrive-running", "Redrive running", "Dead letters are being redriven already.")
                .build();
    }
}
