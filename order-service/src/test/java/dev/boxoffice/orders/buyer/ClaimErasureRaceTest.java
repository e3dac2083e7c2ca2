package dev.boxoffice.orders.buyer;

import static dev.boxoffice.orders.buyer.ErasedOrders.awaitDone;
import static dev.boxoffice.orders.buyer.ErasedOrders.erase;
import static dev.boxoffice.orders.buyer.ErasedOrders.holdsWithDetails;
import static dev.boxoffice.orders.buyer.ErasedOrders.ordersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.engine.UnlockedBuyers;
import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.Stack;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest's order is claimed while the data of the guest or of the user is erased. */
@OrderServiceTest
class ClaimErasureRaceTest {

    private static final int ROUNDS = 10;

    private final String shop = "shop-" + UUID.randomUUID();
    private final Buyer guest = Buyer.of(shop, "guest:1", "orders:write");
    private final Buyer ben = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(1_000).published();
    private UUID order;

    @BeforeEach
    void order() {
        order = ordered(guest);
    }

    private UUID ordered(Buyer buyer) {
        UUID id = holdsWithDetails(buyer, ticket, 1);
        buyer.cancels(id).then().statusCode(200);
        return id;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAClaimWhileAPartyIsErased(boolean ofTheUser) throws Exception {
        Buyer erased = ofTheUser ? ben : guest;
        UUID erasure = UUID.randomUUID();
        try (Connection erasing = beginErasure(erased, erasure);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> claim = threads.submit(() -> claim(guest, ben));
            await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(5)).until(() -> !claim.isDone());
            erasing.commit();

            claim.get().then().statusCode(409).body("type", endsWith("/erasure-running"));
        }
        awaitDone(erasure);
        assertThat(ordersOf(ben.name())).isZero();
        if (ofTheUser) {
            claim(guest, ben).then().statusCode(200).body("claimed", equalTo(1));
        } else {
            assertThat(ordersOf("erased:" + erasure)).isEqualTo(1);
        }
    }

    /** The twin: without the buyers' locks, the order escapes the erasure, which was accepted before. */
    @Test
    void wouldGiveAnOrderAwayWithoutTheLock() throws SQLException {
        UnlockedBuyers.install();
        UUID erasure = UUID.randomUUID();
        try (Connection erasing = beginErasure(guest, erasure)) {
            claim(guest, ben).then().statusCode(200).body("claimed", equalTo(1));
            erasing.commit();
        }

        awaitDone(erasure);
        assertThat(Database.count(
                        "select count(*) from orders where id = ? and user_id = ? and contact_email is not null",
                        order,
                        ben.name()))
                .isEqualTo(1);
    }

    /** Whichever comes first: an order is the user's with everything, or erased with everything. */
    @Test
    void claimsOrErasesWholly() {
        for (int round = 0; round < ROUNDS; round++) {
            Buyer racing = Buyer.of(shop, "guest:race-" + round, "orders:write");
            Buyer user = Buyer.anyone();
            UUID raced = ordered(racing);

            List<Response> responses = Concurrently.run(List.of(() -> erase(racing), () -> claim(racing, user)));

            responses.getFirst().then().statusCode(201);
            UUID erasure = UUID.fromString(responses.getFirst().path("id"));
            awaitDone(erasure);
            boolean claimed = responses.getLast().statusCode() == 200
                    && responses.getLast().<Integer>path("claimed") == 1;
            assertThat(responses.getLast().statusCode()).isIn(200, 409);
            assertThat(Database.count(
                            "select count(*) from orders where id = ? and user_id = ? and contact_email "
                                    + (claimed ? "is not null" : "is null"),
                            raced,
                            claimed ? user.name() : "erased:" + erasure))
                    .isEqualTo(1);
        }
    }

    /** An open transaction that has begun an erasure under the buyer's lock. */
    private static Connection beginErasure(Buyer buyer, UUID id) throws SQLException {
        Connection connection = Stack.ownerConnection("orders");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    select pg_advisory_xact_lock(hashtextextended('%1$s', 1));
                    insert into erasure (id, buyer, requested_by, requested_at)
                    values ('%2$s', '%1$s', 'operator', clock_timestamp())
                    """.formatted(buyer.name(), id));
        }
        return connection;
    }

    private static Response claim(Buyer buyer, Buyer user) {
        return buyer.request()
                .body("{\"userToken\": \"%s\"}".formatted(user.token()))
                .post("/api/orders/claim");
    }
}
