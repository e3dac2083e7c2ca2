package dev.boxoffice.orders.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Commands that wait for rows which other transactions keep locked. One command per locked row probes it; the others follow
 * once the row is free, so that many waiting commands cost as little as one.
 */
final class Aside {

    /**
     * Time for which a row counts as locked after it was found locked. Waiting commands probe it more often. Without them,
     * the next command that needs the row does not have to find out.
     */
    private static final long MEMORY_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final Map<Pending<?>, Set<Resource>> waiting = new LinkedHashMap<>();
    /** When each locked resource was found last. */
    private volatile Map<Resource, Long> found = Map.of();

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** The resources that were locked at the last attempt. */
    Set<Resource> busy() {
        long now = System.nanoTime();
        return found.entrySet().stream()
                .filter(entry -> now - entry.getValue() <= MEMORY_NANOS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a command waits for nothing any more. */
    boolean isReady() {
        Set<Resource> busy = busy();
        return waiting.values().stream().anyMatch(by -> by.stream().noneMatch(busy::contains));
    }

    void add(Pending<?> pending, Set<Resource> by) {
        pending.stepAside();
        waiting.put(pending, by);
    }

    /** Removes and returns up to {@code limit} commands to try again: those that nothing blocks any more, and the probes. */
    List<Pending<?>> retry(int limit) {
        waiting.keySet().removeIf(Pending::isDone);
        Set<Resource> busy = busy();
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
        Map<Resource, Long> left = new HashMap<>(found);
        left.keySet().removeAll(probed);
        found = Map.copyOf(left);
        return retried;
    }

    /** Remembers the resources that an attempt has found locked. */
    void update(Set<Resource> locked) {
        if (locked.isEmpty() && found.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        Map<Resource, Long> next = new HashMap<>(found);
        next.values().removeIf(at -> now - at > MEMORY_NANOS);
        locked.forEach(resource -> next.put(resource, now));
        found = Map.copyOf(next);
    }
}
