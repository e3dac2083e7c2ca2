package dev.boxoffice.orders.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Commands that wait for rows which other transactions keep locked. One command per locked row probes it; the others follow
 * once the row is free, so that many waiting commands cost as little as one.
 */
final class Aside {

    /** Time for which a locked row is remembered that no command waits for, so that the next one does not wait for it. */
    private static final long MEMORY_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final Map<Pending<?>, Set<Resource>> waiting = new LinkedHashMap<>();
    /** When each locked resource was found last. */
    private final Map<Resource, Long> found = new HashMap<>();

    private volatile Set<Resource> busy = Set.of();

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** The resources that were locked at the last attempt. */
    Set<Resource> busy() {
        return busy;
    }

    /** Whether a command waits for nothing any more. */
    boolean isReady() {
        return waiting.values().stream().anyMatch(by -> by.stream().noneMatch(busy::contains));
    }

    void add(Pending<?> pending, Set<Resource> by) {
        pending.stepAside();
        waiting.put(pending, by);
    }

    /** Removes and returns up to {@code limit} commands to try again: those that nothing blocks any more, and the probes. */
    List<Pending<?>> retry(int limit) {
        waiting.keySet().removeIf(Pending::isDone);
        Set<Resource> probed = new HashSet<>();
        var retried = new ArrayList<Pending<?>>();
        waiting.forEach((pending, by) -> {
            boolean probes = by.stream().filter(busy::contains).noneMatch(probed::contains);
            if (probes && retried.size() < limit) {
                by.stream().filter(busy::contains).forEach(probed::add);
                retried.add(pending);
            }
        });
        retried.forEach(waiting::remove);
        found.keySet().removeAll(probed);
        busy = Set.copyOf(found.keySet());
        return retried;
    }

    /** Remembers the resources that an attempt has found locked. */
    void update(Set<Resource> locked) {
        Set<Resource> needed = new HashSet<>();
        waiting.values().forEach(needed::addAll);
        long now = System.nanoTime();
        locked.forEach(resource -> found.put(resource, now));
        found.entrySet().removeIf(entry -> !needed.contains(entry.getKey()) && now - entry.getValue() > MEMORY_NANOS);
        busy = Set.copyOf(found.keySet());
    }
}
