package dev.boxoffice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compares the availability in ticket-service with the demo's own counts. */
final class DemoCheck {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Api api;

    DemoCheck(Api api) {
        this.api = api;
    }

    /** Polls until the figures agree or the limit after {@code lastOrder} passes; returns the differences. */
    List<String> differences(List<DemoTicket> tickets, Instant lastOrder) throws IOException, InterruptedException {
        Instant deadline = lastOrder.plus(LIMIT);
        List<DemoTicket> open = tickets;
        while (true) {
            boolean last = Instant.now().isAfter(deadline);
            List<DemoTicket> differing = new ArrayList<>();
            List<String> differences = new ArrayList<>();
            for (DemoTicket ticket : open) {
                JsonNode availability =
                        api.ticket(ticket.id()).expect(200).body().path("availability");
                if (!agrees(ticket, availability)) {
                    differing.add(ticket);
                    differences.add("%s: expected %d held, %d sold, %d available, but found %s"
                            .formatted(
                                    ticket.offer().title(),
                                    ticket.heldBefore() + ticket.count(Fate.HELD),
                                    ticket.soldBefore() + ticket.count(Fate.SOLD),
                                    ticket.available(),
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

    private static boolean agrees(DemoTicket ticket, JsonNode availability) {
        return availability.path("held").asInt(-1) == ticket.heldBefore() + ticket.count(Fate.HELD)
                && availability.path("sold").asInt(-1) == ticket.soldBefore() + ticket.count(Fate.SOLD)
                && availability.path("available").asInt(-1) == ticket.available();
    }
}
