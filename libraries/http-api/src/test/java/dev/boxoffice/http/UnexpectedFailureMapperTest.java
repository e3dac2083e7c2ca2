package dev.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnexpectedFailureMapperTest {

    static Stream<Throwable> withoutEffect() {
        return Stream.of(
                new SQLException("lock timeout", "55P03"),
                new SQLException("idle in transaction", "25P03"),
                new SQLException("lost before the commit", "08006"),
                new RollbackException("timed out"),
                commitFailure(new SQLException("serialization failure", "40001")));
    }

    static Stream<Throwable> withUnknownOutcome() {
        return Stream.of(
                commitFailure(new SQLException("lost during the commit", "08006")),
                new HeuristicMixedException("mixed"),
                new SystemException("unexpected"));
    }

    @ParameterizedTest
    @MethodSource("withoutEffect")
    void saysThatARolledBackChangeHasNoEffect(Throwable failure) {
        Response response = map(failure);

        assertThat(name(response)).isEqualTo("unavailable");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @MethodSource("withUnknownOutcome")
    void saysThatAnUnconfirmedChangeMayHaveTakenEffect(Throwable failure) {
        Response response = map(failure);

        assertThat(name(response)).isEqualTo("outcome-unknown");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @MethodSource({"withoutEffect", "withUnknownOutcome"})
    void saysWhatEarlierStepsHaveChanged(Throwable failure) {
        Response response = new UnexpectedFailureMapper()
                .toResponse(new PartialEffectException("Earlier steps stay.", new IllegalStateException(failure)));

        assertThat(name(response)).isEqualTo("outcome-unknown");
        assertThat(((HttpProblem) response.getEntity()).getDetail()).isEqualTo("Earlier steps stay.");
    }

    @Test
    void hidesTheDetailsOfADefect() {
        Response response = map(new SQLException("no such table", "42P01"));

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(((HttpProblem) response.getEntity()).getDetail()).doesNotContain("table");
    }

    private static Response map(Throwable failure) {
        return new UnexpectedFailureMapper().toResponse(new IllegalStateException(failure));
    }

    private static String name(Response response) {
        return ((HttpProblem) response.getEntity()).getType().getPath().replaceFirst(".*/", "");
    }

    private static RollbackException commitFailure(SQLException cause) {
        var commit = new XAException(XAException.XA_RBROLLBACK);
        commit.initCause(cause);
        var rollback = new RollbackException("not committed");
        rollback.addSuppressed(commit);
        return rollback;
    }
}
