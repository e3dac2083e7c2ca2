package dev.boxoffice.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A change that loses its connection says whether it may have taken effect. */
@TicketServiceTest
class UnconfirmedCommitTest {

    private static final String TITLE = "Loses its connection";

    @Test
    void reportsAnUnknownOutcomeIfTheConnectionIsLostDuringTheCommit() throws SQLException {
        loseTheConnection("deferrable initially deferred");

        Seller.anyone()
                .creates(TicketBody.concert().titled(TITLE))
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", endsWith("/outcome-unknown"));
    }

    @Test
    void reportsARollbackIfTheConnectionIsLostBeforeTheCommit() throws SQLException {
        loseTheConnection("not deferrable");

        Seller.anyone()
                .creates(TicketBody.concert().titled(TITLE))
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", endsWith("/unavailable"));
    }

    @AfterEach
    void keepConnections() throws SQLException {
        execute("drop trigger if exists lose_connection on ticket");
        execute("drop function if exists lose_connection");
    }

    private static void loseTheConnection(String timing) throws SQLException {
        execute("""
                create function lose_connection() returns trigger language plpgsql as $$
                begin
                    perform pg_terminate_backend(pg_backend_pid());
                    return null;
                end $$
                """);
        execute("create constraint trigger lose_connection after insert on ticket " + timing
                + " for each row when (new.title = '" + TITLE + "') execute function lose_connection()");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = Stack.ownerConnection("tickets");
                var statement = connection.createStatement()) {
            assertThat(statement.execute(sql)).isFalse();
        }
    }
}
