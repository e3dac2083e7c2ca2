package dev.boxoffice.orders.ticket;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record ReplicaResponse(
        Rebuild.State state,
        @Schema(description = "Records read so far") long read,

        @Schema(description = "Repaired rows, which were missing, older or different")
        long applied,

        @Schema(description = "Records skipped because they cannot be read or applied")
        long unreadable,

        Instant startedAt,
        Instant finishedAt,
        @Schema(description = "Why the rebuild failed") String failure,

        @Schema(
                description =
                        "Seconds for which the replica may have been behind its topics. Values up to about 10 are normal, because"
                                + " the lag is measured at that interval.")
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
