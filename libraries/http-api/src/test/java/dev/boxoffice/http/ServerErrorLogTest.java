package dev.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerErrorLogTest {

    private final Logger logger = Logger.getLogger(ServerErrorLog.class.getName());
    private final Records records = new Records();

    @BeforeEach
    void listen() {
        logger.addHandler(records);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(records);
    }

    @ParameterizedTest
    @CsvSource({"400, 0", "429, 0", "500, 1", "502, 1", "503, 0"})
    void logsUnexpectedProblemsOnly(int status, int errors) {
        HttpProblem problem =
                Problems.problem(status, "name", "Title", "detail").build();

        new ServerErrorLog().apply(problem, ProblemContext.of(problem, "/api"));

        assertThat(records.errors).hasSize(errors);
    }

    @Test
    void logsTheCause() {
        var cause = new IllegalStateException("cause");

        new ServerErrorLog()
                .apply(Problems.problem(500, "name", "Title", "detail").build(), ProblemContext.of(cause, "/api"));

        assertThat(records.errors.getFirst().getThrown()).isSameAs(cause);
    }

    private static final class Records extends Handler {

        private final List<LogRecord> errors = new ArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            if (logged.getLevel().intValue() > Level.WARNING.intValue()) {
                errors.add(logged);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
