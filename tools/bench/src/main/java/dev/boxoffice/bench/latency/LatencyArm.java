package dev.boxoffice.bench.latency;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.OpenLoop;
import dev.boxoffice.bench.orders.OrderArm;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Places the orders of {@link OrderArm} at a constant rate. */
record LatencyArm(String name, OrderArm orders, double perSecond) {

    /**
     * Runs one round.
     *
     * @throws BenchException if an order is refused or a consistency check fails, which voids the round
     */
    OpenLoop.Outcome run(OpenLoop load, Duration time) throws Exception {
        orders.reset();
        List<String> tokens = orders.buyers().tokens();
        String body = "{\"items\":[{\"ticketId\":\"%s\",\"quantity\":1}]}"
                .formatted(Files.readAllLines(orders.tickets()).getFirst());
        String run = UUID.randomUUID().toString();
        OpenLoop.Outcome outcome = load.run(
                perSecond,
                time,
                index -> OpenLoop.Request.post(orders.url(), body)
                        .with("Authorization", "Bearer " + tokens.get((int) (index % tokens.size())))
                        .with("Idempotency-Key", run + "-" + index));
        if (outcome.refused() > 0) {
            throw new BenchException("%s refused %d orders".formatted(name, outcome.refused()));
        }
        orders.requireConsistency(outcome.accepted(), 0);
        return outcome;
    }
}
