package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.system.Topic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Promise 4: every committed change is on Kafka, and nothing else is. */
final class PublishedCheck {

    private PublishedCheck() {}

    static Verdict run(Evidence evidence) {
        var verdict = new Verdict(4, "every committed change is on Kafka, and nothing else");
        orders(evidence, verdict);
        tickets(evidence, verdict);
        return verdict;
    }

    /** An event about money may repeat the version of its order. */
    private static void orders(Evidence evidence, Verdict verdict) {
        Map<UUID, Map<Long, String>> statuses = evidence.statuses();
        Map<UUID, Set<Long>> published = new HashMap<>();
        for (Topic.Event event : evidence.orderEvents()) {
            UUID id = UUID.fromString(event.key());
            String status = statuses.getOrDefault(id, Map.of()).get(event.version());
            verdict.require(
                    event.value().path("status").asText().equals(status),
                    "%s: order %s version %d is published as %s, but the database has %s",
                    event.position(),
                    id,
                    event.version(),
                    event.value().path("status").asText(),
                    status);
            published.computeIfAbsent(id, _ -> new HashSet<>()).add(event.version());
        }
        evidence.orders()
                .values()
                .forEach(order -> requireAll(verdict, "order", order.id(), order.version(), published));
    }

    private static void tickets(Evidence evidence, Verdict verdict) {
        Map<UUID, Set<Long>> published = new HashMap<>();
        for (Topic.Event event : evidence.ticketEvents()) {
            UUID id = UUID.fromString(event.key());
            Evidence.TicketRow row = evidence.tickets().get(id);
            verdict.require(
                    row != null && event.version() <= row.version(),
                    "%s: ticket %s version %d is published, but the database has %s",
                    event.position(),
                    id,
                    event.version(),
                    row);
            published.computeIfAbsent(id, _ -> new HashSet<>()).add(event.version());
        }
        evidence.tickets().values().forEach(row -> requireAll(verdict, "ticket", row.id(), row.version(), published));
    }

    private static void requireAll(Verdict verdict, String what, UUID id, long newest, Map<UUID, Set<Long>> published) {
        Set<Long> versions = published.getOrDefault(id, Set.of());
        for (long version = 1; version <= newest; version++) {
            verdict.require(
                    versions.contains(version), "%s %s version %d of %d is not published", what, id, version, newest);
        }
    }
}
