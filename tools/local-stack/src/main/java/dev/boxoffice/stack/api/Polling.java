package dev.boxoffice.stack.api;

import dev.boxoffice.stack.console.UserError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Repeats a request until the reply meets a condition. */
public final class Polling {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 250;

    public interface Request {
        Reply send() throws IOException, InterruptedException;
    }

    private Polling() {}

    public static Reply until(String condition, Request request, Predicate<Reply> met)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(LIMIT);
        Reply reply = request.send();
        while (!met.test(reply)) {
            if (Instant.now().isAfter(deadline)) {
                throw new UserError("Waited %d s for %s; the last reply was %d: %s"
                        .formatted(LIMIT.toSeconds(), condition, reply.status(), reply.body()));
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            reply = request.send();
        }
        return reply;
    }
}
