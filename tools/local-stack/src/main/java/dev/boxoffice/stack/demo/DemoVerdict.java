package dev.boxoffice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.stack.console.MoneyFormat;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Compares the system's figures with the demo's actions and with each other. */
record DemoVerdict(Api api, PrintStream out) {

    private static final Duration EXPECTED = Duration.ofSeconds(2);

    boolean isAvailabilityRight(List<DemoShow> shows, Instant lastOrder) throws IOException, InterruptedException {
        List<String> differences = new DemoCheck(api).differences(shows, lastOrder);
        Duration settled = Duration.between(lastOrder, Instant.now());
        if (differences.isEmpty()) {
            out.println("GET /api/shows/{id} agrees with the demo, %d ms after the last order."
                    .formatted(settled.toMillis()));
            if (settled.compareTo(EXPECTED) > 0) {
                out.println("Slower than expected: the limit is %d ms.".formatted(EXPECTED.toMillis()));
            }
            return true;
        }
        out.println("Availability differs, %d ms after the last order:".formatted(settled.toMillis()));
        differences.forEach(line -> out.println("  " + line));
        return false;
    }

    /** Covers all orders ever placed, so it also finds drift from before this demo. */
    boolean isReconciled() throws IOException, InterruptedException {
        JsonNode found = api.reconciliation().expect(200).body();
        JsonNode totals = found.path("totals");
        out.println("GET /api/admin/reconciliation, over %d tickets, %d pools and all orders:"
                .formatted(totals.path("tickets").asLong(), totals.path("pools").asLong()));
        line("units held", "counters", totals.at("/held/counter"), totals.at("/held/orders"));
        line("units sold", "counters", totals.at("/sold/counter"), totals.at("/sold/orders"));
        for (JsonNode money : totals.path("money")) {
            String currency = money.path("currency").asText();
            line(
                    currency + " paid",
                    "payments",
                    text(money.path("payments"), currency),
                    text(money.path("orders"), currency));
        }
        long drift = found.path("drift").asLong(-1);
        if (drift == 0) {
            out.println("Drift: 0. The figures agree.");
            return true;
        }
        out.println("Drift: %d, possibly from before this demo:".formatted(drift));
        found.path("tickets").forEach(ticket -> out.println("  ticket " + ticket));
        found.path("pools").forEach(pool -> out.println("  pool " + pool));
        found.path("orders").forEach(order -> out.println("  order " + order));
        return false;
    }

    private void line(String figure, String source, Object one, Object other) {
        out.printf("  %-16s %s: %s, orders: %s%n", figure, source, one, other);
    }

    private static String text(JsonNode minorUnits, String currency) {
        return MoneyFormat.text(minorUnits.asLong(), currency);
    }
}
