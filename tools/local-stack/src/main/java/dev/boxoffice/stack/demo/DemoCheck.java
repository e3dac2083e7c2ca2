package dev.boxoffice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
    List<String> differences(List<DemoShow> shows, Instant lastOrder) throws IOException, InterruptedException {
        Instant deadline = lastOrder.plus(LIMIT);
        List<DemoShow> open = shows;
        while (true) {
            boolean last = Instant.now().isAfter(deadline);
            List<DemoShow> differing = new ArrayList<>();
            List<String> differences = new ArrayList<>();
            for (DemoShow show : open) {
                List<String> found = differences(show);
                if (!found.isEmpty()) {
                    differing.add(show);
                    differences.addAll(found);
                }
            }
            if (differing.isEmpty() || last) {
                return differences;
            }
            open = differing;
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private List<String> differences(DemoShow show) throws IOException, InterruptedException {
        JsonNode found = api.show(show.offer().seller(), show.id()).expect(200).body();
        List<String> differences = new ArrayList<>();
        for (DemoTicket ticket : show.tickets()) {
            compare(
                    ticket.title(),
                    availability(found.path("tickets"), ticket.id()),
                    ticket.heldBefore() + ticket.count(Fate.HELD),
                    ticket.soldBefore() + ticket.count(Fate.SOLD),
                    ticket.available(),
                    differences);
        }
        for (DemoPool pool : show.pools()) {
            compare(
                    "pool %s of %s".formatted(pool.offer().name(), pool.show()),
                    availability(found.path("pools"), pool.id()),
                    pool.heldBefore() + pool.held().get(),
                    pool.soldBefore() + pool.sold().get(),
                    pool.available(),
                    differences);
        }
        return differences;
    }

    private static JsonNode availability(JsonNode all, String id) {
        for (JsonNode one : all) {
            if (one.path("id").asText().equals(id)) {
                return one.path("availability");
            }
        }
        return MissingNode.getInstance();
    }

    private static void compare(
            String name, JsonNode found, int held, int sold, int available, List<String> differences) {
        if (found.path("held").asInt(-1) != held
                || found.path("sold").asInt(-1) != sold
                || found.path("available").asInt(-1) != available) {
            differences.add("%s: expected %d held, %d sold, %d available, but found %s"
                    .formatted(name, held, sold, available, found));
        }
    }
}
