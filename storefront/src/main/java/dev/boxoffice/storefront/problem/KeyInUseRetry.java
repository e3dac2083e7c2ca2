package dev.boxoffice.storefront.problem;

import java.util.function.Supplier;

/** Retries while an earlier request with the same idempotency key is in progress, as after a double click. */
public final class KeyInUseRetry {

    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 250;

    private KeyInUseRetry() {}

    public static <T> T send(Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (RequestRefusedException e) {
                if (!e.problem().name().equals("idempotency-key-in-use") || attempt == ATTEMPTS) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
