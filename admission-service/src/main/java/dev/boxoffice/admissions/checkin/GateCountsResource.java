package dev.boxoffice.admissions.checkin;

import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.scope.ClientScope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

@Path("/api/shows/{showId}/gate-counts")
@Authenticated
@Tag(name = "Check-in")
class GateCountsResource {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Proxies close connections without traffic. */
    private static final int REPEAT_AFTER = 10;

    /** Long enough to watch, and short enough for a token whose rights have ended. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final CountGates countGates;
    private final DoorAccess access;
    private final Caller caller;

    GateCountsResource(CountGates countGates, DoorAccess access, Caller caller) {
        this.countGates = countGates;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @ClientScope(ClientScope.CHECK_INS_WRITE)
    @Operation(
            operationId = "watchGateCounts",
            summary = "Watch the counts of each gate",
            description =
                    "Sends the counts as Server-Sent Events: at once, when they change, at most once a second, and at least"
                            + " every 10 seconds. The stream ends after 10 minutes, or when the caller loses the role. Connect"
                            + " again then.")
    @APIResponse(
            responseCode = "200",
            description = "Each event has the counts as its data.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = GateCounts.class)))
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = CheckInTexts.NO_SHOW)
    public Multi<GateCounts> watch(@PathParam("showId") UUID showId) {
        var staff = DoorAccess.Staff.of(caller);
        if (!access.mayCheckIn(staff, showId)) {
            throw Problems.notFound("show", showId);
        }
        return Multi.createFrom()
                .ticks()
                .every(INTERVAL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .item(() -> access.mayCheckIn(staff, showId)
                                ? new Tick(tick / REPEAT_AFTER, countGates.of(showId))
                                : Tick.END)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .select()
                .first(tick -> tick.counts() != null)
                .skip()
                .repetitions()
                .map(Tick::counts)
                .select()
                .first(LIFETIME)
                .onFailure()
                .recoverWithCompletion();
    }

    /** @param period of the repetition of unchanged counts */
    private record Tick(long period, GateCounts counts) {

        static final Tick END = new Tick(-1, null);
    }
}
