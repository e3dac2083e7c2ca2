package dev.boxoffice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.stack.console.MoneyFormat;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether all that the system says of itself agrees with what the demo did and with itself. */
record DemoVerdict(Api api, PrintStream out) {

    private static final Duration EXPECTED = Duration.ofSeconds(2);

    boolean isAvailabilityRight(List<DemoTicket> shows, Instant lastOrder) throws IOException, InterruptedException {
        List<String> differences = new DemoCheck(api).differences(shows, lastOrder);
        Duration settled = Duration.between(lastOrder, Instant.now());
        if (differences.isEmpty()) {
            out.println("GET /api/tickets shows exactly what was held and sold, %d ms after the last order."
                    .formatted(settled.toMillis()));
            if (settled.compareTo(EXPECTED) > 0) {
                out.println("That is slow: it should take no more than %d ms.".formatted(EXPECTED.toMillis()));
            }
            return true;
        }
        out.println("Availability does not add up, %d ms after the last order:".formatted(settled.toMillis()));
        differences.forEach(line -> out.println("  " + line));
        return false;
    }

    /** Over all there ever was, so that it also sees what went wrong before this demo. */
    boolean isReconciled() throws IOException, InterruptedException {
        JsonNode found = api.reconciliation().expect(200).body();
        JsonNode totals = found.path("totals");
        out.println("GET /api/admin/reconciliation, over %d tickets and all that was ever ordered:"
                .formatted(totals.path("tickets").asLong()));
        line("admissions held", "counters", totals.at("/held/counter"), totals.at("/held/orders"));
        line("admissions sold", "counters", totals.at("/sold/counter"), totals.at("/sold/orders"));
        for (JsonNode money : totals.path("money")) {
            String currency = money.path("currency").asText();
            line(
                    currency + " taken",
                    "payments",
                    text(money.path("payments"), currency),
                    text(money.path("orders"), currency));
        }
        long drift = found.path("drift").asLong(-1);
        if (drift == 0) {
            out.println("Drift: 0. Every seat and every payment is accounted for.");
            return true;
        }
        out.println("Drift: %d, perhaps from before this demo:".formatted(drift));
        found.path("tickets").forEach(ticket -> out.println("  ticket " + ticket));
        found.path("orders").forEach(order -> out.println("  order " + order));
        return false;
    }

    private void line(String figure, String source, Object one, Object other) {
        out.printf("  %-16s %s say %s, orders say %s%n", figure, source, one, other);
    }

    private static String text(JsonNode minorUnits, String currency) {
        return MoneyFormat.text(minorUnits.asLong(), currency);
    }
}
