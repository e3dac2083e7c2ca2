package dev.boxoffice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.boxoffice.stack.api.Polling;
import dev.boxoffice.stack.api.Reply;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Updates a show of an earlier demo, so that all units of the catalogue are available again. */
record DemoRestock(Api api, CatalogueShow show, String id, LocalDate today) {

    /** Repeats the edits while payments of an interrupted demo still change the figures; returns the show. */
    JsonNode restock(JsonNode current) throws IOException, InterruptedException {
        Map<String, Object> body = show.body(today);
        body.put("image", new DemoImage(api).keepOrCreate(show, current));
        api.updateShow(show.seller(), id, body).expect(200);
        for (CatalogueTicket ticket : show.tickets()) {
            if (ticket.hasWindow()) {
                update(current, ticket);
            }
        }
        return Polling.until(
                        "the additional units to be available",
                        () -> {
                            Reply reply = api.show(show.seller(), id).expect(200);
                            addUnits(reply.body());
                            return reply;
                        },
                        reply -> hasAllUnits(reply.body()))
                .body();
    }

    private void addUnits(JsonNode found) throws IOException, InterruptedException {
        for (CatalogueShow.Pool pool : show.pools()) {
            JsonNode current = pool(found, pool);
            if (!hasCapacity(current, pool.capacity())) {
                api.updatePool(
                                show.seller(),
                                current.path("id").asText(),
                                Map.of("name", pool.name(), "capacity", pool.capacity() + taken(current)))
                        .expect(200);
            }
        }
        for (CatalogueTicket ticket : show.tickets()) {
            JsonNode current = ticket(found, ticket);
            if (!hasCapacity(current, ticket.capacity())) {
                update(found, ticket);
            }
        }
    }

    private void update(JsonNode found, CatalogueTicket ticket) throws IOException, InterruptedException {
        JsonNode current = ticket(found, ticket);
        Map<String, Object> body = show.body(ticket, today);
        body.put("capacity", ticket.capacity() + taken(current));
        List<String> poolIds = new ArrayList<>();
        for (CatalogueShow.Pool pool : show.pools()) {
            if (ticket.pools().contains(pool.name())) {
                poolIds.add(pool(found, pool).path("id").asText());
            }
        }
        body.put("poolIds", poolIds);
        api.updateTicket(show.seller(), current.path("id").asText(), body).expect(200);
    }

    private boolean hasAllUnits(JsonNode found) {
        return show.pools().stream().allMatch(pool -> isFull(pool(found, pool), pool.capacity(), pool.capacity()))
                && show.tickets().stream()
                        .allMatch(ticket -> isFull(ticket(found, ticket), ticket.capacity(), available(ticket)));
    }

    private int available(CatalogueTicket ticket) {
        return show.pools().stream()
                .filter(pool -> ticket.pools().contains(pool.name()))
                .mapToInt(CatalogueShow.Pool::capacity)
                .reduce(ticket.capacity(), Math::min);
    }

    private static boolean isFull(JsonNode current, int capacity, int available) {
        return hasCapacity(current, capacity)
                && current.at("/availability/available").asInt() == available;
    }

    private static boolean hasCapacity(JsonNode current, int capacity) {
        return current.path("capacity").asInt() == capacity + taken(current);
    }

    private static int taken(JsonNode current) {
        return current.at("/availability/held").asInt()
                + current.at("/availability/sold").asInt();
    }

    /** The pool of this name in a show. */
    static JsonNode pool(JsonNode found, CatalogueShow.Pool pool) {
        return named(found.path("pools"), pool.name());
    }

    /** The ticket of this name that is on sale; missing if it is withdrawn. */
    static JsonNode ticket(JsonNode found, CatalogueTicket ticket) {
        return named(found.path("tickets"), ticket.name());
    }

    private static JsonNode named(JsonNode all, String name) {
        for (JsonNode one : all) {
            if (one.path("name").asText().equals(name)
                    && !one.path("status").asText().equals("WITHDRAWN")) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }
}
