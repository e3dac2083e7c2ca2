package dev.boxoffice.system;

import io.restassured.response.Response;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Concurrent buyers who order one unit after another and retry each request with the same key until it is answered. */
final class Rush implements AutoCloseable {

    private static final int BUYERS = 8;
    /** Each buyer stays below the limit of open orders. */
    private static final int ORDERS_PER_BUYER = 9;

    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Keeps transactions running at any moment without creating more orders to check than needed. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    private final UUID ticket;
    private final boolean paying;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> paid = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> unexpected = new ConcurrentLinkedQueue<>();
    private final ExecutorService buyers = Executors.newFixedThreadPool(BUYERS);
    private volatile boolean soldOut;
    private volatile boolean stopping;

    private Rush(UUID ticket, boolean paying) {
        this.ticket = ticket;
        this.paying = paying;
    }

    static Rush on(Boxoffice boxoffice, UUID ticket) {
        return new Rush(ticket, false).begin(boxoffice);
    }

    /** Buyers also pay every order. */
    static Rush paying(Boxoffice boxoffice, UUID ticket) {
        return new Rush(ticket, true).begin(boxoffice);
    }

    private Rush begin(Boxoffice boxoffice) {
        var users = new AtomicInteger();
        for (int i = 0; i < BUYERS; i++) {
            buyers.execute(() -> {
                while (!isOver()) {
                    buy(User.of(boxoffice, "rush-" + ticket + "-" + users.incrementAndGet()));
                }
            });
        }
        return this;
    }

    private boolean isOver() {
        return soldOut || stopping;
    }

    private void buy(User user) {
        for (int i = 0; i < ORDERS_PER_BUYER && !isOver(); i++) {
            String key = UUID.randomUUID().toString();
            Response response = retry(() -> user.ordersWithKey(key, ticket, 1));
            switch (response.statusCode()) {
                case 201 -> {
                    String order = response.path("id");
                    acknowledged.add(order);
                    if (paying) {
                        pay(user, order);
                    }
                }
                case 409 -> soldOut = true;
                default -> unexpected.add(response.statusCode());
            }
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    private void pay(User user, String order) {
        String key = UUID.randomUUID().toString();
        Response response = retry(() -> user.paysWithKey(key, order, "sim_success"));
        if (response.statusCode() == 200) {
            paid.add(order);
        } else {
            unexpected.add(response.statusCode());
        }
    }

    private static Response retry(Supplier<Response> request) {
        while (true) {
            try {
                Response response = request.get();
                if (isFinal(response)) {
                    return response;
                }
            } catch (Exception e) {
                // the outcome is unknown, so the same request is sent again
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private static boolean isFinal(Response response) {
        return switch (response.statusCode()) {
            case 503 -> false;
            case 409 -> !response.<String>path("type").endsWith("/idempotency-key-in-use");
            default -> true;
        };
    }

    int acknowledgedSoFar() {
        return acknowledged.size();
    }

    int paidSoFar() {
        return paid.size();
    }

    /** Ends the rush and returns the orders that the service acknowledged. */
    List<String> acknowledged() {
        close();
        return List.copyOf(acknowledged);
    }

    /** Ends the rush and returns the orders whose payment the service accepted. */
    List<String> paid() {
        close();
        return List.copyOf(paid);
    }

    List<Integer> unexpected() {
        return List.copyOf(unexpected);
    }

    @Override
    public void close() {
        stopping = true;
        buyers.shutdown();
        try {
            if (!buyers.awaitTermination(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("buyers still wait for a response");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
