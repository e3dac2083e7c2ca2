package dev.boxoffice.chaos.check;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Promise 2: each hold ends once, by a legal path. */
final class HistoryCheck {

    /** A created order keeps its status when its lines change. An ended order keeps its status when a refund of its money is requested or done. */
    private static final Map<String, Set<String>> LEGAL = Map.of(
            "CREATED", Set.of("CREATED", "AWAITING_PAYMENT", "COMPLETE", "CANCELLED", "EXPIRED"),
            "AWAITING_PAYMENT", Set.of("COMPLETE", "CANCELLED", "EXPIRED"),
            "EXPIRED", Set.of("EXPIRED", "COMPLETE"),
            "COMPLETE", Set.of("COMPLETE", "REFUNDED"),
            "CANCELLED", Set.of("CANCELLED"),
            "REFUNDED", Set.of("REFUNDED"));

    private HistoryCheck() {}

    static Verdict run(Evidence evidence) {
        var verdict = new Verdict(2, "a hold ends exactly once");
        Map<UUID, Map<Long, String>> statuses = evidence.statuses();
        evidence.orders().values().forEach(order -> {
            var path = new TreeMap<>(statuses.get(order.id()));
            verdict.require(
                    isLegal(path) && path.lastKey() == order.version() && path.size() == order.version(),
                    "order %s at version %d went %s",
                    order.id(),
                    order.version(),
                    path);
            verdict.require(
                    path.lastEntry().getValue().equals(order.status()),
                    "order %s is %s but its history ends with %s",
                    order.id(),
                    order.status(),
                    path);
        });
        return verdict;
    }

    private static boolean isLegal(SortedMap<Long, String> path) {
        String present = null;
        for (String next : path.values()) {
            if (present == null ? !next.equals("CREATED") : !LEGAL.get(present).contains(next)) {
                return false;
            }
            present = next;
        }
        return true;
    }
}
