package dev.boxoffice.admissions.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Limits the open streams of counts. */
@ApplicationScoped
class GateViewers {

    static final int MAX_OF_CALLER = 5;
    static final int MAX = 200;

    private final Map<String, Integer> streams = new HashMap<>();
    private int total;

    /** Counts a stream of a caller until it is closed, once or more often; empty if there are too many. */
    synchronized Optional<Runnable> open(String caller) {
        int own = streams.getOrDefault(caller, 0);
        if (own >= MAX_OF_CALLER || total >= MAX) {
            return Optional.empty();
        }
        streams.put(caller, own + 1);
        total++;
        var open = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (open.compareAndSet(true, false)) {
                close(caller);
            }
        });
    }

    private synchronized void close(String caller) {
        streams.computeIfPresent(caller, (id, own) -> own == 1 ? null : own - 1);
        total--;
    }
}
