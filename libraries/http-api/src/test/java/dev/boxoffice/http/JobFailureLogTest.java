package dev.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Trigger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobFailureLogTest {

    private final Logger logger = Logger.getLogger(JobFailureLog.class.getName());
    private final Records records = new Records();

    @BeforeEach
    void listen() {
        logger.addHandler(records);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(records);
    }

    @Test
    void warnsIfTheDatabaseIsUnavailable() {
        fail(new CompletionException(new IllegalStateException(new SQLException("terminated", "57P01"))));

        assertThat(records.levels).containsExactly("WARN");
    }

    @Test
    void reportsADefectAsAnError() {
        fail(new IllegalStateException("defect"));

        assertThat(records.levels).containsExactly("ERROR");
    }

    private static void fail(Throwable thrown) {
        new JobFailureLog().failed(new FailedExecution(new Execution(), thrown));
    }

    private record Execution() implements ScheduledExecution {

        @Override
        public Trigger getTrigger() {
            return new EveryMinute();
        }

        @Override
        public Instant getFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public Instant getScheduledFireTime() {
            return Instant.EPOCH;
        }
    }

    private record EveryMinute() implements Trigger {

        @Override
        public String getId() {
            return "job";
        }

        @Override
        public Instant getNextFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public Instant getPreviousFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public boolean isOverdue() {
            return false;
        }
    }

    private static final class Records extends Handler {

        private final List<String> levels = new ArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            levels.add(logged.getLevel().getName());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
