package dev.boxoffice.orders.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Commands that wait for rows which other transactions keep locked. One command per locked row probes it; the others follow
 * once the row is free, so that many waiting commands cost as little as one.
 */
final class Aside {

    private final Map<Pending<?>, Set<Resource>> waiting = new LinkedHashMap<>();
    private volatile Set<Resource> busy = Set.of();

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** The resources that waiting commands need and that were locked at the last attempt. */
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
        Set<Resource> left = new HashSet<>(busy);
        left.removeAll(probed);
        busy = Set.copyOf(left);
        return retried;
    }

    /** Forgets locked resources that no command waits for, and adds {@code found}. */
    void update(Set<Resource> found) {
        Set<Resource> needed = new HashSet<>();
        waiting.values().forEach(needed::addAll);
        Set<Resource> next = new HashSet<>(busy);
        next.addAll(found);
        next.retainAll(needed);
        busy = Set.copyOf(next);
    }
}
