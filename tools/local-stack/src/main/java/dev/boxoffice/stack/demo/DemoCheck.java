package dev.boxoffice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compares what ticket-service shows as available with what the demo itself holds and bought. */
final class DemoCheck {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Api api;

    DemoCheck(Api api) {
        this.api = api;
    }

    /** Looks again until all adds up or the limit has passed since {@code lastOrder}; returns what still differs. */
    List<String> differences(List<DemoTicket> shows, Instant lastOrder) throws IOException, InterruptedException {
        Instant deadline = lastOrder.plus(LIMIT);
        List<DemoTicket> open = shows;
        while (true) {
            boolean last = Instant.now().isAfter(deadline);
            List<DemoTicket> differing = new ArrayList<>();
            List<String> differences = new ArrayList<>();
            for (DemoTicket show : open) {
                JsonNode availability = api.ticket(show.id()).expect(200).body().path("availability");
                if (!addsUp(show, availability)) {
                    differing.add(show);
                    differences.add("%s: held %d and sold %d, so %d are left; shown %s"
                            .formatted(
                                    show.listing().title(),
                                    show.count(Fate.HELD),
                                    show.count(Fate.SOLD),
                                    show.left(),
                                    availability));
                }
            }
            if (differing.isEmpty() || last) {
                return differences;
            }
            open = differing;
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean addsUp(DemoTicket show, JsonNode availability) {
        return availability.path("held").asInt(-1) == show.count(Fate.HELD)
                && availability.path("sold").asInt(-1) == show.count(Fate.SOLD)
                && availability.path("available").asInt(-1) == show.left();
    }
}
