package dev.boxoffice.system;

import io.restassured.response.Response;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Clients who send one request after another to the door that is open, and are told to come again at most. */
final class Traffic {

    private static final int CLIENTS = 4;
    /** Enough to have requests on their way at any moment, and little enough for JVMs to start beside it. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private final ExecutorService clients =
            Executors.newFixedThreadPool(CLIENTS, Thread.ofPlatform().daemon().factory());
    private final Function<String, Response> request;
    private final int wanted;
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private volatile String door;
    private volatile boolean stopping;

    private Traffic(String door, int wanted, Function<String, Response> request) {
        this.door = door;
        this.wanted = wanted;
        this.request = request;
    }

    /** {@code request} is given the address; any answer but {@code wanted}, and 503 with {@code Retry-After}, is a failure. */
    static Traffic at(String door, int wanted, Function<String, Response> request) {
        var traffic = new Traffic(door, wanted, request);
        for (int i = 0; i < CLIENTS; i++) {
            traffic.clients.execute(traffic::go);
        }
        return traffic;
    }

    /** From now on; requests that are on their way get their answer where they went. */
    void goesTo(String other) {
        door = other;
    }

    int answered() {
        return answered.get();
    }

    List<String> failed() {
        return List.copyOf(failed);
    }

    private void go() {
        while (!stopping) {
            send(door);
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    private void send(String there) {
        try {
            Response response = request.apply(there);
            if (response.statusCode() == wanted) {
                answered.incrementAndGet();
            } else if (response.statusCode() != 503 || response.header("Retry-After") == null) {
                failed.add(there + ": " + response.statusCode() + " " + response.asString());
            }
        } catch (Exception e) {
            failed.add(there + ": " + e);
        }
    }

    /** Every request has its answer then. */
    void end() {
        stopping = true;
        clients.shutdown();
        try {
            if (!clients.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("clients still wait for an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
