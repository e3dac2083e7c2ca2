package dev.boxoffice.storefront.problem;

import java.util.function.Supplier;

/** For a form that was sent twice: who comes second waits for the answer to the first. */
public final class KeyInUseRetry {

    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 250;

    private KeyInUseRetry() {}

    public static <T> T sent(Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (RequestRefusedException refused) {
                if (!refused.problem().name().equals("idempotency-key-in-use") || attempt == ATTEMPTS) {
                    throw refused;
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
