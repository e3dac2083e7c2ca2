package dev.boxoffice.orders.ticket;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record ReplicaResponse(
        Rebuild.State state,
        @Schema(description = "Records read so far") long read,

        @Schema(description = "Rows changed: they were missing, older or different")
        long applied,

        @Schema(description = "Records left out because they cannot be read or applied")
        long unreadable,

        Instant startedAt,
        Instant finishedAt,
        @Schema(description = "Why it FAILED; post again") String failure,

        @Schema(
                description = "For how long this replica may have been behind its topic, in seconds; up to about 10"
                        + " is the time between looks")
        double stalenessSeconds) {

    static ReplicaResponse of(Rebuild rebuild, Duration staleness) {
        return new ReplicaResponse(
                rebuild.state(),
                rebuild.read(),
                rebuild.applied(),
                rebuild.unreadable(),
                rebuild.startedAt(),
                rebuild.finishedAt(),
                rebuild.failure(),
                staleness.toMillis() / 1000.0);
    }
}
