package dev.boxoffice.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compares what ticket-service shows as available with what the demo itself sold. */
final class DemoCheck {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Api api;

    DemoCheck(Api api) {
        this.api = api;
    }

    /** Looks again until all adds up or the limit has passed since {@code lastOrder}; returns what still differs. */
    List<String> differences(List<Show> shows, Instant lastOrder) throws IOException, InterruptedException {
        Instant deadline = lastOrder.plus(LIMIT);
        List<Show> open = shows;
        while (true) {
            boolean last = Instant.now().isAfter(deadline);
            List<Show> differing = new ArrayList<>();
            List<String> differences = new ArrayList<>();
            for (Show show : open) {
                JsonNode availability = api.ticket(show.id()).expect(200).body().path("availability");
                if (!addsUp(show, availability)) {
                    differing.add(show);
                    differences.add("%s: sold %d of %d, shown %s"
                            .formatted(
                                    show.listing().title(),
                                    show.held().get(),
                                    show.listing().capacity(),
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

    private static boolean addsUp(Show show, JsonNode availability) {
        int held = show.held().get();
        return availability.path("held").asInt(-1) + availability.path("sold").asInt() == held
                && availability.path("available").asInt(-1) == show.listing().capacity() - held;
    }
}
