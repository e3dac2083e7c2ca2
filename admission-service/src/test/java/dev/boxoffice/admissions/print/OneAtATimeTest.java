package dev.boxoffice.admissions.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OneAtATimeTest {

    private final CountDownLatch finished = new CountDownLatch(1);

    @Test
    void returnsTheResult() {
        var tasks = new OneAtATime(0, Duration.ZERO);

        assertThat(tasks.run(() -> "one")).contains("one");
        assertThat(tasks.run(() -> "two")).contains("two");
    }

    @Test
    void refusesATaskAfterTheLongestWait() throws InterruptedException {
        var tasks = new OneAtATime(1, Duration.ZERO);
        Thread running = start(tasks);

        assertThat(tasks.run(() -> "late")).isEmpty();

        finished.countDown();
        running.join();
        assertThat(tasks.run(() -> "next")).contains("next");
    }

    @Test
    void refusesATaskWithoutAWaitIfEnoughWait() throws InterruptedException {
        var tasks = new OneAtATime(1, Duration.ofHours(1));
        Thread running = start(tasks);
        Thread waiting = start(tasks);

        assertThat(tasks.run(() -> "late")).isEmpty();

        finished.countDown();
        running.join();
        waiting.join();
        assertThat(tasks.run(() -> "next")).contains("next");
    }

    @Test
    void continuesAfterAFailure() {
        var tasks = new OneAtATime(0, Duration.ZERO);
        assertThatThrownBy(() -> tasks.run(() -> {
                    throw new IllegalStateException("odd");
                }))
                .hasMessage("odd");

        assertThat(tasks.run(() -> "next")).contains("next");
    }

    /** Starts a task that runs or waits until {@code finished}. */
    private Thread start(OneAtATime tasks) {
        Thread thread = Thread.ofVirtual()
                .start(() -> tasks.run(() -> {
                    try {
                        finished.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return "done";
                }));
        await().until(() ->
                thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }
}
