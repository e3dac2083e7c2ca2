package dev.boxoffice.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.Idempotency.KeyClaim;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.testing.Stack;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims of idempotency keys on connections without JTA. */
@TicketServiceTest
class IdempotencyClaimTest {

    private static final KeyClaim GRANTED = new KeyClaim.Granted();
    private static final KeyClaim IN_USE = new KeyClaim.Refused(KeyClaim.Reason.IN_USE);
    private static final KeyClaim REUSED = new KeyClaim.Refused(KeyClaim.Reason.REUSED);

    @Inject
    Idempotency idempotency;

    private final String key = UUID.randomUUID().toString();
    private final UUID resource = UUID.randomUUID();
    private Connection first;
    private Connection second;

    @BeforeEach
    void connect() throws SQLException {
        first = connection();
        second = connection();
    }

    @AfterEach
    void disconnect() throws SQLException {
        first.close();
        second.close();
    }

    @Test
    void refusesAKeyUntilTheTransactionWithItHasEnded() throws SQLException {
        assertThat(claim(first, request(key))).containsExactly(GRANTED);
        assertThat(claim(second, request(key))).containsExactly(IN_USE);

        first.rollback();

        assertThat(claim(second, request(key))).containsExactly(GRANTED);
    }

    @Test
    void replaysTheResourceOfACommittedRequest() throws SQLException {
        claim(first, request(key));
        store(first, new Idempotency.Entry(request(key), resource));
        first.commit();

        assertThat(claim(second, request(key))).containsExactly(new KeyClaim.Replayed(resource));
    }

    @Test
    void refusesAStoredKeyForAnotherBody() throws SQLException {
        store(first, new Idempotency.Entry(request(key), resource));
        first.commit();

        assertThat(claim(second, idempotency.request("user", "POST /api/things", key, List.of("another"))))
                .containsExactly(REUSED);
    }

    @Test
    void returnsClaimsInTheOrderOfTheRequests() throws SQLException {
        store(first, new Idempotency.Entry(request(key), resource));
        first.commit();
        claim(first, request(key + "-used"));

        assertThat(claim(second, request(null), request(key + "-used"), request(key), request(key + "-new")))
                .containsExactly(GRANTED, IN_USE, new KeyClaim.Replayed(resource), GRANTED);
    }

    @Test
    void ignoresRequestsWithoutAKey() throws SQLException {
        assertThat(claim(first, request(null), request(null))).containsExactly(GRANTED, GRANTED);
        store(
                first,
                new Idempotency.Entry(request(null), UUID.randomUUID()),
                new Idempotency.Entry(request(key), resource),
                new Idempotency.Entry(request(null), UUID.randomUUID()));
        first.commit();

        assertThat(claim(second, request(null), request(key)))
                .containsExactly(GRANTED, new KeyClaim.Replayed(resource));
    }

    private IdempotentRequest request(String key) {
        return idempotency.request("user", "POST /api/things", key, List.of("body"));
    }

    private static List<KeyClaim> claim(Connection connection, IdempotentRequest... requests) throws SQLException {
        return Pipeline.run(connection, pipeline -> Idempotency.claim(pipeline, List.of(requests)));
    }

    private static void store(Connection connection, Idempotency.Entry... entries) throws SQLException {
        var pipeline = new Pipeline(connection);
        Idempotency.store(pipeline, List.of(entries));
        pipeline.run();
    }

    private static Connection connection() throws SQLException {
        Connection connection = Stack.applicationConnection("tickets");
        connection.setAutoCommit(false);
        return connection;
    }
}
