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

/** Concurrent clients that send one request after another to the current address; only 503 with Retry-After is tolerated. */
final class Traffic {

    private static final int CLIENTS = 4;
    /** Keeps requests in flight at any moment and leaves enough CPU time for JVMs to start. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private final ExecutorService clients =
            Executors.newFixedThreadPool(CLIENTS, Thread.ofPlatform().daemon().factory());
    private final Function<String, Response> request;
    private final int expected;
    private final AtomicInteger succeeded = new AtomicInteger();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private volatile String address;
    private volatile boolean stopping;

    private Traffic(String address, int expected, Function<String, Response> request) {
        this.address = address;
        this.expected = expected;
        this.request = request;
    }

    /** Any response except {@code expected} and 503 with {@code Retry-After} is a failure. */
    static Traffic at(String address, int expected, Function<String, Response> request) {
        var traffic = new Traffic(address, expected, request);
        for (int i = 0; i < CLIENTS; i++) {
            traffic.clients.execute(traffic::go);
        }
        return traffic;
    }

    /** Sends new requests to another address; requests in flight complete at the old one. */
    void switchTo(String other) {
        address = other;
    }

    int succeeded() {
        return succeeded.get();
    }

    List<String> failed() {
        return List.copyOf(failed);
    }

    private void go() {
        while (!stopping) {
            send(address);
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    private void send(String target) {
        try {
            Response response = request.apply(target);
            if (response.statusCode() == expected) {
                succeeded.incrementAndGet();
            } else if (response.statusCode() != 503 || response.header("Retry-After") == null) {
                failed.add(target + ": " + response.statusCode() + " " + response.asString());
            }
        } catch (Exception e) {
            failed.add(target + ": " + e);
        }
    }

    /** Returns once every request has its response. */
    void end() {
        stopping = true;
        clients.shutdown();
        try {
            if (!clients.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("clients still wait for a response");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
