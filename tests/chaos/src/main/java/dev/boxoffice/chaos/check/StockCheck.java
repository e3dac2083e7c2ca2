package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.system.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Promise 1: no ticket or pool is oversold, by its counters, by its orders or at any published version. */
final class StockCheck {

    private final Verdict verdict = new Verdict(1, "no oversell; counters equal the sums over orders");

    private StockCheck() {}

    static Verdict run(Evidence evidence) {
        var check = new StockCheck();
        evidence.stock().forEach(row -> check.counters("ticket", row));
        evidence.pools().forEach(row -> check.counters("pool", row));
        check.published("ticket", evidence.ticketEvents(), evidence.availabilityEvents());
        check.published("pool", evidence.poolEvents(), evidence.poolAvailabilityEvents());
        return check.verdict;
    }

    private void counters(String kind, Evidence.StockRow row) {
        verdict.require(
                row.held() + row.sold() <= row.allotment() && row.held() >= 0 && row.sold() >= 0,
                "%s %s: held %d + sold %d exceed %d",
                kind,
                row.id(),
                row.held(),
                row.sold(),
                row.allotment());
        verdict.require(
                row.held() == row.heldByOrders() && row.sold() == row.soldByOrders(),
                "%s %s: counters held %d, sold %d; orders held %d, sold %d",
                kind,
                row.id(),
                row.held(),
                row.sold(),
                row.heldByOrders(),
                row.soldByOrders());
    }

    private void published(String kind, List<Topic.Event> offers, List<Topic.Event> availability) {
        Map<String, Integer> capacities = new HashMap<>();
        for (Topic.Event event : offers) {
            capacities.merge(event.key(), event.value().path("capacity").asInt(), Math::max);
        }
        for (Topic.Event event : availability) {
            int held = event.value().path("held").asInt();
            int sold = event.value().path("sold").asInt();
            int capacity = capacities.getOrDefault(event.key(), 0);
            verdict.require(
                    held >= 0 && sold >= 0 && held + sold <= capacity,
                    "%s: %s %s had held %d + sold %d of at most %d",
                    event.position(),
                    kind,
                    event.key(),
                    held,
                    sold,
                    capacity);
        }
    }
}
