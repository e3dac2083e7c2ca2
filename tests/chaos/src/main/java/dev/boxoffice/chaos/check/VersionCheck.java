package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.system.Topic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Promise 5: the versions of a key never go back on a topic. */
final class VersionCheck {

    private VersionCheck() {}

    static Verdict run(Evidence evidence) {
        var verdict = new Verdict(5, "versions of a key only grow on a topic");
        check(evidence.orderEvents(), verdict);
        check(evidence.ticketEvents(), verdict);
        check(evidence.availabilityEvents(), verdict);
        check(evidence.poolEvents(), verdict);
        check(evidence.poolAvailabilityEvents(), verdict);
        return verdict;
    }

    private static void check(List<Topic.Event> events, Verdict verdict) {
        Map<String, Long> newest = new HashMap<>();
        Set<String> seen = new HashSet<>();
        long duplicates = 0;
        for (Topic.Event event : events) {
            long last = newest.merge(event.key(), event.version(), Math::max);
            verdict.require(
                    event.version() == last,
                    "%s: version %d of %s lies behind version %d",
                    event.position(),
                    event.version(),
                    event.key(),
                    last);
            if (!seen.add(event.key() + event.type() + event.version())) {
                duplicates++;
            }
        }
        if (duplicates > 0) {
            verdict.note("%d duplicates on %s, which are allowed"
                    .formatted(duplicates, events.getFirst().topic()));
        }
    }
}
