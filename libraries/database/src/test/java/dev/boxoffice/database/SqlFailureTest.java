package dev.boxoffice.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "23502", "23514", "54000"})
    void theDatasFaultIsPoison(String state) {
        assertThat(SqlFailure.of(new SQLException("refused", state))).isEqualTo(SqlFailure.POISON);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "08006", "40001", "40P01", "42P01", "53300", "55P03", "57P01", "XX000"})
    void anythingElseOfTheDatabaseIsAnOutage(String state) {
        assertThat(SqlFailure.of(new SQLException("away", state))).isEqualTo(SqlFailure.OUTAGE);
    }

    @Test
    void isFoundBeneathItsWrappings() {
        var wrapped = new IllegalStateException(new RuntimeException(new SQLException("refused", "23514")));

        assertThat(SqlFailure.of(wrapped)).isEqualTo(SqlFailure.POISON);
    }

    @Test
    void withoutTheDatabaseNobodyKnows() {
        assertThat(SqlFailure.of(new IllegalStateException(new RuntimeException("odd"))))
                .isEqualTo(SqlFailure.UNKNOWN);
    }
}
