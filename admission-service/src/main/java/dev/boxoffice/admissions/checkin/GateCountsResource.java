package dev.boxoffice.admissions.checkin;

import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.scope.ClientScope;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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

    /** Long enough to watch, and short enough for a token whose rights have ended. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final CountGates countGates;
    private final GateViewers viewers;
    private final DoorAccess access;
    private final Caller caller;
    private final Duration refreshInterval;

    /** @param refreshInterval of unchanged counts, because proxies close silent connections, and of the check of the role */
    GateCountsResource(
            CountGates countGates,
            GateViewers viewers,
            DoorAccess access,
            Caller caller,
            @ConfigProperty(name = "boxoffice.gate-counts.refresh-interval") Duration refreshInterval) {
        this.countGates = countGates;
        this.viewers = viewers;
        this.access = access;
        this.caller = caller;
        this.refreshInterval = refreshInterval;
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
                            + " every 10 seconds. The stream ends after 10 minutes, and within 10 seconds when a member loses"
                            + " the role. Rights of operators are checked when they connect. Connect again when the stream has"
                            + " ended.")
    @APIResponse(
            responseCode = "200",
            description = "Each event has the counts as its data.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = GateCounts.class)))
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = CheckInTexts.NO_SHOW)
    @APIResponse(
            responseCode = "503",
            description = "The caller watches 5 streams already, or the instance has 200 (`too-many-streams`).")
    public Multi<GateCounts> watch(@PathParam("showId") UUID showId) {
        var staff = DoorAccess.Staff.of(caller);
        if (!access.mayCheckIn(staff, showId)) {
            throw Problems.notFound("show", showId);
        }
        Runnable close = viewers.open(staff.id()).orElseThrow(GateCountsResource::tooManyStreams);
        var checked = new AtomicLong();
        return Multi.createFrom()
                .ticks()
                .every(INTERVAL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> {
                    long period = tick / refreshInterval.toSeconds();
                    return checked.getAndSet(period) == period
                            ? count(showId, period)
                            : Uni.createFrom()
                                    .completionStage(() -> countGates.run(() -> access.mayCheckIn(staff, showId)))
                                    .flatMap(allowed -> allowed
                                            ? count(showId, period)
                                            : Uni.createFrom().item(Tick.END));
                })
                .select()
                .first(tick -> tick.counts() != null)
                .skip()
                .repetitions()
                .map(Tick::counts)
                .select()
                .first(LIFETIME)
                .onFailure()
                .recoverWithCompletion()
                .onTermination()
                .invoke(close);
    }

    private Uni<Tick> count(UUID showId, long period) {
        return Uni.createFrom().completionStage(() -> countGates.of(showId)).map(counts -> new Tick(period, counts));
    }

    private static HttpProblem tooManyStreams() {
        return Problems.problem(
                        503,
                        "too-many-streams",
                        "Too many streams",
                        "Too many streams of counts are open. Close others.")
                .withHeader(HttpHeaders.RETRY_AFTER, 10)
                .build();
    }

    /** @param period of the repetition of unchanged counts */
    private record Tick(long period, GateCounts counts) {

        static final Tick END = new Tick(-1, null);
    }
}
