package dev.boxoffice.orders.buyer;

import static dev.boxoffice.orders.buyer.ErasedOrders.awaitDone;
import static dev.boxoffice.orders.buyer.ErasedOrders.erase;
import static dev.boxoffice.orders.buyer.ErasedOrders.halfErased;
import static dev.boxoffice.orders.buyer.ErasedOrders.holdsWithDetails;
import static dev.boxoffice.orders.buyer.ErasedOrders.ordersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A buyer orders while their data is erased. */
@OrderServiceTest
class ErasureRaceTest {

    private static final int ROUNDS = 10;
    private static final int ORDERS = 4;

    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(1_000).published();

    @Test
    void seesAnOrderThatIsBeingCommitted() throws Exception {
        try (Connection placing = place();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> erasure = threads.submit(() -> erase(buyer));
            await().atMost(Duration.ofSeconds(10)).until(ErasureRaceTest::waitsForABuyer);
            placing.commit();

            erasure.get().then().statusCode(409);
        }
    }

    /** The twin: without the buyer's lock, the erasure overlooks the order, which it would have to refuse. */
    @Test
    void wouldOverlookAnOrderWithoutTheLock() throws SQLException {
        UnlockedBuyers.install();
        UUID erasure;
        try (Connection placing = place()) {
            erasure = UUID.fromString(
                    erase(buyer).then().statusCode(201).extract().path("id"));
            placing.commit();
        }

        assertThat(Database.count("""
                        select count(*) from orders o, erasure e
                        where o.user_id = ? and o.status = 'CREATED' and o.created_at < e.requested_at and e.id = ?
                        """, buyer.name(), erasure)).isEqualTo(1);
        assertThat(halfErased()).isZero();
        buyer.request()
                .get("/api/orders")
                .jsonPath()
                .getList("items.id", UUID.class)
                .forEach(order -> buyer.cancels(order).then().statusCode(200));
        awaitDone(erasure);
    }

    @Test
    void erasesAnOrderWhollyOrNotAtAll() {
        for (int i = 0; i < ROUNDS; i++) {
            Buyer someone = Buyer.anyone();
            buyerCancels(someone);
            List<Callable<Response>> requests = new ArrayList<>();
            for (int n = 0; n < ORDERS; n++) {
                requests.add(() -> someone.request()
                        .body("""
                                {"items": [%s], "contact": {"email": "ada@example.org"}}
                                """.formatted(Buyer.line(ticket, 1)))
                        .post("/api/orders"));
            }
            requests.add(() -> erase(someone));

            List<Response> responses = Concurrently.run(requests);

            long placed = responses.stream()
                    .limit(ORDERS)
                    .filter(response -> response.statusCode() == 201)
                    .count();
            Response erasure = responses.getLast();
            assertThat(placed).isEqualTo(ORDERS);
            assertThat(erasure.statusCode()).isIn(201, 409);
            long erasedOrders = 0;
            if (erasure.statusCode() == 201) {
                UUID id = UUID.fromString(erasure.path("id"));
                awaitDone(id);
                erasedOrders = ordersOf("erased:" + id);
                assertThat(erasedOrders).isEqualTo(1);
            }
            assertThat(ordersOf(someone.name())).isEqualTo(1 + ORDERS - erasedOrders);
            assertThat(Database.count(
                            "select count(*) from orders where user_id = ? and status = 'CREATED' and contact_email is null",
                            someone.name()))
                    .isZero();
        }
        assertThat(halfErased()).isZero();
    }

    @Test
    void fillsACartThatIsBeingErased() {
        for (int i = 0; i < ROUNDS; i++) {
            Buyer someone = Buyer.anyone();
            someone.putsInCart(ticket, 1).then().statusCode(200);

            List<Integer> statuses = Concurrently.run(List.of(
                    () -> someone.putsInCart(ticket, 2).statusCode(),
                    () -> erase(someone).statusCode(),
                    () -> someone.putsInCart(ticket, 3).statusCode()));

            assertThat(statuses).containsExactly(200, 201, 200);
        }
    }

    private void buyerCancels(Buyer someone) {
        someone.cancels(holdsWithDetails(someone, ticket, 1)).then().statusCode(200);
    }

    /** An open transaction that has placed a free order under the buyer's lock. */
    private Connection place() throws SQLException {
        Connection connection = Stack.ownerConnection("orders");
        connection.setAutoCommit(false);
        UUID order = UUID.randomUUID();
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    select pg_advisory_xact_lock(hashtextextended('%1$s', 1));
                    insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version,
                        created_at, updated_at)
                    values ('%2$s', '%1$s', 'CREATED', 'placed', 0, 'EUR', clock_timestamp() + interval '5 minutes', 1,
                        clock_timestamp(), clock_timestamp());
                    insert into order_item (order_id, line, ticket_id, quantity, unit_amount)
                    values ('%2$s', 1, '%3$s', 1, 0);
                    update ticket set held = held + 1 where id = '%3$s'
                    """.formatted(buyer.name(), order, ticket.id()));
        }
        return connection;
    }

    private static boolean waitsForABuyer() {
        return Database.count("select count(*) from pg_locks where locktype = 'advisory' and not granted") > 0;
    }
}
