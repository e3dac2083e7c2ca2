package dev.boxoffice.orders.engine;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The idempotency keys of a batch.
 *
 * @param claims of the commands that have a key
 * @param refusals when a later attempt with the key was refused
 */
record KeyClaims(Map<Pending<?>, Idempotency.KeyClaim> claims, Map<IdempotentRequest, Instant> refusals) {

    /** Claims the keys when the pipeline runs. */
    static Supplier<KeyClaims> claim(Pipeline pipeline, List<Pending<?>> commands) throws SQLException {
        List<Pending<?>> keyed =
                commands.stream().filter(pending -> pending.key() != null).toList();
        if (keyed.isEmpty()) {
            return () -> new KeyClaims(Map.of(), Map.of());
        }
        List<IdempotentRequest> keys = keyed.stream().map(Pending::key).toList();
        Supplier<List<Idempotency.KeyClaim>> claimed = Idempotency.claim(pipeline, keys);
        Supplier<Map<IdempotentRequest, Instant>> refused = RefusedRequests.find(pipeline, keys);
        return () -> {
            List<Idempotency.KeyClaim> inOrder = claimed.get();
            Map<Pending<?>, Idempotency.KeyClaim> claims = new HashMap<>();
            for (int i = 0; i < keyed.size(); i++) {
                claims.put(keyed.get(i), inOrder.get(i));
            }
            return new KeyClaims(claims, refused.get());
        };
    }

    /** The claim of the command's key; {@code null} if it has none. */
    Idempotency.KeyClaim of(Pending<?> pending) {
        return claims.get(pending);
    }

    /** Whether another instance refused a later attempt while this one was still in the queue. */
    boolean wasRefusedLater(Pending<?> pending, Instant now) {
        Instant refusedAt = pending.key() == null ? null : refusals.get(pending.key());
        return refusedAt != null && now.minusNanos(pending.ageNanos()).isBefore(refusedAt);
    }
}
