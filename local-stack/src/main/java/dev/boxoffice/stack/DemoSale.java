package dev.boxoffice.stack;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Buys like a crowd would: many buyers, a few tickets each, some change of mind. */
final class DemoSale {

    /** A user may have ten orders open at a time. */
    private static final int ORDERS_PER_BUYER = 6;

    private static final Duration REPLICA_LIMIT = Duration.ofSeconds(30);

    private final Api api;
    private final String run;
    private final AtomicInteger orders = new AtomicInteger();

    /** @param run told apart from other runs, whose buyers may still have orders open */
    DemoSale(Api api, String run) {
        this.api = api;
        this.run = run;
    }

    int orders() {
        return orders.get();
    }

    /** Places an order and cancels every tenth; sold out is an answer like any other. */
    void sellOne(List<Show> shows, long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        Show show = shows.get(random.nextInt(shows.size()));
        int quantity = 1 + random.nextInt(Math.min(4, show.listing().maxPerOrder()));
        String buyer = nextBuyer();
        Api.Reply reply = order(buyer, show, quantity);
        if (reply.status() == 409 && reply.isProblem("sold-out")) {
            return;
        }
        String id = reply.expect(201).body().path("id").asText();
        if (random.nextInt(10) == 0) {
            api.cancel(buyer, id).expect(200);
            show.cancelled().addAndGet(quantity);
        } else {
            show.held().addAndGet(quantity);
        }
    }

    /** Buys until nothing is left, and returns what the next buyer is told. */
    Api.Reply sellOut(Show show) throws IOException, InterruptedException {
        int quantity = show.listing().maxPerOrder();
        while (true) {
            Api.Reply reply = order(nextBuyer(), show, quantity);
            if (reply.status() == 201) {
                show.held().addAndGet(quantity);
            } else if (reply.isProblem("sold-out") && quantity > 1) {
                quantity = 1;
            } else {
                return reply.expect(409);
            }
        }
    }

    /** Retries while order-service has not heard of the ticket yet. */
    private Api.Reply order(String buyer, Show show, int quantity) throws IOException, InterruptedException {
        Map<String, Object> body = Map.of("items", List.of(Map.of("ticketId", show.id(), "quantity", quantity)));
        Instant deadline = Instant.now().plus(REPLICA_LIMIT);
        Api.Reply reply = api.order(buyer, body);
        while (reply.status() == 422
                && reply.isProblem("unknown-ticket")
                && Instant.now().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(50);
            reply = api.order(buyer, body);
        }
        return reply;
    }

    private String nextBuyer() {
        return "buyer-%s-%02d".formatted(run, orders.getAndIncrement() / ORDERS_PER_BUYER);
    }
}
