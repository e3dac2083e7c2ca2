package dev.boxoffice.orders.payment.simulated;

import dev.boxoffice.orders.payment.ChargeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Stores the confirmations that arrive while others are being stored together, so that a rush needs few commits. */
final class Confirmations {

    private static final int BATCH = 128;

    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentLinkedQueue<Confirmation> waiting = new ConcurrentLinkedQueue<>();
    private final Consumer<List<Confirmation>> store;

    /** @param store stores confirmations and completes each */
    Confirmations(Consumer<List<Confirmation>> store) {
        this.store = store;
    }

    /**
     * A request to confirm a charge.
     *
     * @param accepted completed with false if the charge was already confirmed or cancelled
     */
    record Confirmation(
            ChargeRequest request,
            String reference,
            SimulatedMethod method,
            Duration delay,
            CompletableFuture<Boolean> accepted) {

        /** Seconds until the outcome; {@code null} unless the method has this outcome. */
        Double secondsUntil(SimulatedMethod outcome) {
            return method == outcome ? delay.toMillis() / 1000.0 : null;
        }
    }

    boolean confirm(ChargeRequest request, String reference, SimulatedMethod method, Duration delay) {
        var confirmation = new Confirmation(request, reference, method, delay, new CompletableFuture<>());
        waiting.add(confirmation);
        lock.lock();
        try {
            while (!confirmation.accepted().isDone()) {
                storeNext();
            }
        } finally {
            lock.unlock();
        }
        try {
            return confirmation.accepted().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void storeNext() {
        var batch = new ArrayList<Confirmation>();
        for (Confirmation next = waiting.poll(); next != null; next = batch.size() < BATCH ? waiting.poll() : null) {
            batch.add(next);
        }
        try {
            store.accept(batch);
        } catch (RuntimeException e) {
            batch.forEach(confirmation -> confirmation.accepted().completeExceptionally(e));
        }
    }
}
