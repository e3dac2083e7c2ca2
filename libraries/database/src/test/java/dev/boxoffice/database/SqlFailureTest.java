package dev.boxoffice.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "23502", "23514", "54000"})
    void classifiesInvalidDataAsPoison(String state) {
        assertThat(of(state)).isEqualTo(SqlFailure.POISON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "40P01", "40001", "25P03", "25P04"})
    void classifiesLockConflictsAsContention(String state) {
        assertThat(of(state)).isEqualTo(SqlFailure.CONTENTION);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08006", "40003", "53300", "55006", "57P01"})
    void classifiesAnUnavailableDatabaseAsOutage(String state) {
        assertThat(of(state)).isEqualTo(SqlFailure.OUTAGE);
    }

    @Test
    void classifiesATransientExceptionAsOutage() {
        assertThat(SqlFailure.of(new SQLTransientConnectionException("no connection", "HY000")))
                .isEqualTo(SqlFailure.OUTAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "42P01", "XX000"})
    void classifiesAnyOtherStateAsDefect(String state) {
        assertThat(of(state)).isEqualTo(SqlFailure.DEFECT);
    }

    @Test
    void classifiesByTheFirstSqlExceptionAmongTheCauses() {
        var inner = new SQLException("lost", "08006");
        var wrapped = new IllegalStateException(
                new RuntimeException(new SQLException("constraint violated", "23514", inner)));

        assertThat(SqlFailure.of(wrapped)).isEqualTo(SqlFailure.POISON);
    }

    @Test
    void recognizesFailuresThatAreNotSql() {
        assertThat(SqlFailure.of(new IllegalStateException(new RuntimeException("odd"))))
                .isEqualTo(SqlFailure.NOT_SQL);
    }

    @ParameterizedTest
    @CsvSource({
        "POISON, false, false",
        "CONTENTION, true, true",
        "OUTAGE, true, true",
        "DEFECT, false, true",
        "NOT_SQL, false, false"
    })
    void saysWhetherARetryCanSucceed(SqlFailure failure, boolean isTransient, boolean isRetryable) {
        assertThat(failure.isTransient()).isEqualTo(isTransient);
        assertThat(failure.isRetryable()).isEqualTo(isRetryable);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08006", "57P01"})
    void doesNotKnowTheOutcomeOfACommitWithoutAReply(String state) {
        assertThat(SqlFailure.isOutcomeUnknown(commitFailure(new SQLException("lost", state))))
                .isTrue();
    }

    @Test
    void recognizesTimeoutsOfStatementsAndTransactions() {
        assertThat(SqlFailure.isTimeout(new IllegalStateException(new SQLException("statement timeout", "57014"))))
                .isTrue();
        assertThat(SqlFailure.isTimeout(new SQLException("Enlisted connection used without active transaction")))
                .isTrue();
    }

    @Test
    void doesNotTakeOtherFailuresForTimeouts() {
        assertThat(SqlFailure.isTimeout(new SQLException("shutdown", "57P01"))).isFalse();
        assertThat(SqlFailure.isTimeout(new SQLException("Sorry, acquisition timeout!")))
                .isFalse();
        assertThat(SqlFailure.isTimeout(new SQLException())).isFalse();
        assertThat(SqlFailure.isTimeout(new IllegalStateException("odd"))).isFalse();
    }

    @Test
    void doesNotKnowTheOutcomeOfACommitThatFailedWithoutASqlState() {
        assertThat(SqlFailure.isOutcomeUnknown(commitFailure(null))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "25P03", "23505", "XX000"})
    void knowsThatARefusedCommitHasNoEffect(String state) {
        assertThat(SqlFailure.isOutcomeUnknown(commitFailure(new SQLException("refused", state))))
                .isFalse();
    }

    @Test
    void knowsThatAFailureBeforeTheCommitHasNoEffect() {
        assertThat(SqlFailure.isOutcomeUnknown(new IllegalStateException(new SQLException("lost", "08006"))))
                .isFalse();
    }

    /** As Narayana and Agroal report it. */
    private static Exception commitFailure(SQLException cause) {
        var commit = new XAException(XAException.XA_RBROLLBACK);
        commit.initCause(cause);
        var rollback = new Exception("RollbackException");
        rollback.addSuppressed(commit);
        return new IllegalStateException(rollback);
    }

    private static SqlFailure of(String state) {
        return SqlFailure.of(new SQLException("failed", state));
    }
}
