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

/** Buyers who order one admission after another, and ask again with the same key until they get an answer. */
final class Rush implements AutoCloseable {

    private static final int BUYERS = 8;
    /** Each buyer stays below the limit of open orders. */
    private static final int ORDERS_PER_BUYER = 9;

    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Enough of a load to be in the middle of something at any moment, and no more to check afterwards than needed. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    private final UUID ticket;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> unexpected = new ConcurrentLinkedQueue<>();
    private final ExecutorService buyers = Executors.newFixedThreadPool(BUYERS);
    private volatile boolean soldOut;
    private volatile boolean stopping;

    private Rush(UUID ticket) {
        this.ticket = ticket;
    }

    static Rush on(Boxoffice boxoffice, UUID ticket) {
        var rush = new Rush(ticket);
        var users = new AtomicInteger();
        for (int i = 0; i < BUYERS; i++) {
            rush.buyers.execute(() -> {
                while (!rush.isOver()) {
                    rush.buy(User.of(boxoffice, "rush-" + ticket + "-" + users.incrementAndGet()));
                }
            });
        }
        return rush;
    }

    private boolean isOver() {
        return soldOut || stopping;
    }

    private void buy(User user) {
        for (int i = 0; i < ORDERS_PER_BUYER && !isOver(); i++) {
            String key = UUID.randomUUID().toString();
            while (!answered(user, key)) {
                LockSupport.parkNanos(RETRY_NANOS);
            }
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    /** False when nobody can say what came of it: then the same request is sent again. */
    private boolean answered(User user, String key) {
        Response response;
        try {
            response = user.ordersWithKey(key, ticket, 1);
        } catch (Exception e) {
            return false;
        }
        switch (response.statusCode()) {
            case 201 -> acknowledged.add(response.path("id"));
            case 409 -> {
                if (response.<String>path("type").endsWith("/idempotency-key-in-use")) {
                    return false;
                }
                soldOut = true;
            }
            case 502, 503, 504 -> {
                return false;
            }
            default -> unexpected.add(response.statusCode());
        }
        return true;
    }

    int acknowledgedSoFar() {
        return acknowledged.size();
    }

    /** Ends the rush; every request sent has its answer then. */
    List<String> acknowledged() {
        close();
        return List.copyOf(acknowledged);
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
                throw new IllegalStateException("buyers still wait for an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
