package dev.boxoffice.orders.sales;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Units of a show that can be sold in all, within the capacities of its pools. */
final class ShowCapacity {

    private ShowCapacity() {}

    /** A kind of ticket; units of a withdrawn one that are not sold or held are not offered. */
    record Kind(long capacity, boolean withdrawn, long taken, List<UUID> pools) {

        private long offered() {
            return withdrawn ? taken : Math.max(capacity, taken);
        }
    }

    /**
     * Adds up small pools within large ones, as venues use them: a hall, and parts of it.
     *
     * @param pools their capacities
     */
    static long of(List<Kind> kinds, Map<UUID, Long> pools) {
        return kinds.stream().collect(Collectors.groupingBy(kind -> limit(kind, pools, false))).entrySet().stream()
                .mapToLong(hall -> Math.min(hall.getKey().capacity, withinParts(hall.getValue(), pools)))
                .sum();
    }

    private static long withinParts(List<Kind> kinds, Map<UUID, Long> pools) {
        return kinds.stream().collect(Collectors.groupingBy(kind -> limit(kind, pools, true))).entrySet().stream()
                .mapToLong(part -> Math.min(
                        part.getKey().capacity,
                        part.getValue().stream().mapToLong(Kind::offered).sum()))
                .sum();
    }

    /** A limit; {@code id} is {@code null} for the kinds without a pool, which have none. */
    private record Limit(UUID id, long capacity) {

        static final Limit NONE = new Limit(null, Long.MAX_VALUE);
    }

    private static Limit limit(Kind kind, Map<UUID, Long> pools, boolean smallest) {
        Comparator<Limit> byCapacity = Comparator.comparingLong(Limit::capacity).thenComparing(Limit::id);
        return kind.pools.stream()
                .filter(pools::containsKey)
                .map(pool -> new Limit(pool, pools.get(pool)))
                .max(smallest ? byCapacity.reversed() : byCapacity)
                .orElse(Limit.NONE);
    }
}
