package dev.boxoffice.stack.demo;

import dev.boxoffice.stack.console.UserError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Asks again until the answer is the one hoped for. */
final class Polling {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 250;

    interface Question {
        Api.Reply ask() throws IOException, InterruptedException;
    }

    private Polling() {}

    static Api.Reply until(String hope, Question question, Predicate<Api.Reply> fulfilled)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(LIMIT);
        Api.Reply reply = question.ask();
        while (!fulfilled.test(reply)) {
            if (Instant.now().isAfter(deadline)) {
                throw new UserError("Waited %d s for %s; the last answer was %d: %s"
                        .formatted(LIMIT.toSeconds(), hope, reply.status(), reply.body()));
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            reply = question.ask();
        }
        return reply;
    }
}
