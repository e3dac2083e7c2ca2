package dev.boxoffice.bench.latency;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.OpenLoop;
import dev.boxoffice.bench.orders.OrderArm;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The orders of {@link OrderArm}, but as many a second as is said. */
record LatencyArm(String name, OrderArm orders, double perSecond) {

    /** @throws BenchException when an order was refused or a promise broken, which voids the round */
    OpenLoop.Outcome run(OpenLoop load, Duration time) throws Exception {
        orders.reset();
        List<String> tokens = orders.buyers().tokens();
        String body = "{\"items\":[{\"ticketId\":\"%s\",\"quantity\":1}]}"
                .formatted(Files.readAllLines(orders.tickets()).getFirst());
        String run = UUID.randomUUID().toString();
        OpenLoop.Outcome outcome = load.run(
                perSecond,
                time,
                index -> OpenLoop.Request.post(orders.url() + "/api/orders", body)
                        .with("Authorization", "Bearer " + tokens.get((int) (index % tokens.size())))
                        .with("Idempotency-Key", run + "-" + index));
        if (outcome.refused() > 0) {
            throw new BenchException("%s refused %d orders".formatted(name, outcome.refused()));
        }
        orders.requirePromises(outcome.accepted(), 0);
        return outcome;
    }
}
