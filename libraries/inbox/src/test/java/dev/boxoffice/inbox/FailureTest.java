package dev.boxoffice.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.kafka.Reason;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "23502", "23514", "54000"})
    void theDatasFaultIsPoison(String state) {
        assertThat(Failure.of(new SQLException("refused", state))).isEqualTo(Failure.POISON);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "08006", "40001", "40P01", "42P01", "53300", "55P03", "57P01", "XX000"})
    void anythingElseOfTheDatabaseIsAnOutage(String state) {
        assertThat(Failure.of(new SQLException("away", state))).isEqualTo(Failure.OUTAGE);
    }

    @Test
    void isFoundBeneathItsWrappings() {
        var wrapped = new IllegalStateException(new RuntimeException(new SQLException("refused", "23514")));

        assertThat(Failure.of(wrapped)).isEqualTo(Failure.POISON);
    }

    @Test
    void withoutTheDatabaseNobodyKnows() {
        assertThat(Failure.of(new IllegalStateException(new RuntimeException("odd"))))
                .isEqualTo(Failure.UNKNOWN);
    }

    @Test
    void isGivenInOneLineWithoutItsWrappings() {
        var wrapped = new IllegalStateException(new SQLException("\nvalue too long\nDetail: (secret row)", "22001"));

        assertThat(Reason.ofRoot(wrapped)).isEqualTo("SQLException: value too long");
        assertThat(Reason.ofRoot(new NullPointerException())).isEqualTo("NullPointerException: null");
    }
}
