package dev.boxoffice.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import dev.boxoffice.database.SqlFailure;
import dev.boxoffice.testing.Stack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locks of paused processes end, and requests do not wait long for locks. */
@TicketServiceTest
class SessionTimeoutsTest {

    @Inject
    DataSource dataSource;

    @ParameterizedTest
    @CsvSource({"idle_in_transaction_session_timeout, 5s", "lock_timeout, 2s", "statement_timeout, 15s"})
    void limitsEverySession(String setting, String value) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(text(connection, "show " + setting)).isEqualTo(value);
        }
    }

    @Test
    void losesAnIdleTransactionWithoutEffect() throws SQLException {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    try (Connection connection = dataSource.getConnection()) {
                        String backend = text(connection, "select pg_backend_pid()");
                        execute(connection, "set local idle_in_transaction_session_timeout = '50ms'");
                        await().until(() -> isEnded(backend));
                        execute(connection, "select 1");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .satisfies(thrown -> {
                    assertThat(SqlFailure.of(thrown).isTransient()).isTrue();
                    assertThat(SqlFailure.isOutcomeUnknown(thrown)).isFalse();
                });

        try (Connection connection = dataSource.getConnection()) {
            assertThat(text(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesAnEditOfALockedTicketWithinSeconds() throws SQLException {
        Seller seller = Seller.anyone();
        UUID ticket = seller.hasTicket(TicketBody.concert());
        try (Connection other = Stack.ownerConnection("tickets")) {
            other.setAutoCommit(false);
            execute(other, "select from ticket where id = '" + ticket + "' for update");

            seller.edits(ticket, "\"1.0\"", TicketBody.concert().titled("Locked"))
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("type", endsWith("/unavailable"));
            seller.withdraws(ticket).then().statusCode(503).body("type", endsWith("/unavailable"));
        }
        seller.edits(ticket, "\"1.0\"", TicketBody.concert().titled("Unlocked"))
                .then()
                .statusCode(200);
    }

    private static boolean isEnded(String backend) throws SQLException {
        try (Connection connection = Stack.ownerConnection("tickets")) {
            return text(connection, "select count(*) from pg_stat_activity where pid = " + backend)
                    .equals("0");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
