package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.system.Topic;
import java.util.HashMap;
import java.util.Map;

/** Promise 1: no ticket is oversold, by its counters, by its orders or at any published version. */
final class StockCheck {

    private StockCheck() {}

    static Verdict run(Evidence evidence) {
        var verdict = new Verdict(1, "no oversell; counters equal the sums over orders");
        evidence.stock().values().forEach(row -> {
            verdict.require(
                    row.held() + row.sold() <= row.allotment() && row.held() >= 0 && row.sold() >= 0,
                    "ticket %s: held %d + sold %d exceed %d",
                    row.id(),
                    row.held(),
                    row.sold(),
                    row.allotment());
            verdict.require(
                    row.held() == row.heldByOrders() && row.sold() == row.soldByOrders(),
                    "ticket %s: counters held %d, sold %d; orders held %d, sold %d",
                    row.id(),
                    row.held(),
                    row.sold(),
                    row.heldByOrders(),
                    row.soldByOrders());
        });
        Map<String, Integer> capacities = new HashMap<>();
        for (Topic.Event event : evidence.ticketEvents()) {
            capacities.merge(event.key(), event.value().path("capacity").asInt(), Math::max);
        }
        for (Topic.Event event : evidence.availabilityEvents()) {
            int held = event.value().path("held").asInt();
            int sold = event.value().path("sold").asInt();
            int capacity = capacities.getOrDefault(event.key(), 0);
            verdict.require(
                    held >= 0 && sold >= 0 && held + sold <= capacity,
                    "%s: ticket %s had held %d + sold %d of at most %d",
                    event.position(),
                    event.key(),
                    held,
                    sold,
                    capacity);
        }
        return verdict;
    }
}
