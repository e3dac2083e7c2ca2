package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Concurrently;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Promise 7: requests with one Idempotency-Key take effect once. */
@OrderServiceTest
class IdempotencyTest {

    private final Buyer buyer = Buyer.anyone();
    private final String key = UUID.randomUUID().toString();

    @Test
    void replaysTheOrder() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();

        Response first = buyer.ordersWithKey(key, ticket, 2);
        Response second = buyer.ordersWithKey(key, ticket, 2);

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(ticket.held()).isEqualTo(2);
    }

    @Test
    void replaysTheCurrentStateOfTheOrder() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        UUID order = UUID.fromString(buyer.ordersWithKey(key, ticket, 2).path("id"));
        buyer.cancels(order).then().statusCode(200);

        buyer.ordersWithKey(key, ticket, 2)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/orders/" + order))
                .header("Idempotency-Replayed", equalTo("true"))
                .body("status", equalTo("CANCELLED"));
        assertThat(ticket.held()).isZero();
    }

    @Test
    void rejectsTheKeyForAnotherRequest() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        buyer.ordersWithKey(key, ticket, 2);

        buyer.ordersWithKey(key, ticket, 3).then().statusCode(422).body("type", endsWith("/idempotency-key-reused"));
        assertThat(ticket.held()).isEqualTo(2);
    }

    @Test
    void doesNotStoreRejections() {
        OfferedTicket ticket = OfferedTicket.onSale(1).published();
        Buyer other = Buyer.anyone();
        UUID blocking = other.holds(ticket, 1);
        buyer.ordersWithKey(key, ticket, 1).then().statusCode(409);

        other.cancels(blocking).then().statusCode(200);

        buyer.ordersWithKey(key, ticket, 1).then().statusCode(201);
    }

    @Test
    void separatesTheKeysOfUsers() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        buyer.ordersWithKey(key, ticket, 1).then().statusCode(201);

        Buyer.anyone().ordersWithKey(key, ticket, 1).then().statusCode(201).header("Idempotency-Replayed", nullValue());
        assertThat(ticket.held()).isEqualTo(2);
    }

    @Test
    void takesEffectOnceForConcurrentRequests() {
        OfferedTicket ticket = OfferedTicket.onSale(100).published();
        Callable<Integer> request = () -> buyer.ordersWithKey(key, ticket, 1).statusCode();

        List<Integer> statuses = Concurrently.run(Collections.nCopies(20, request));

        assertThat(statuses).contains(201).isSubsetOf(201, 409);
        assertThat(ticket.heldByOrders()).isEqualTo(1);
        assertThat(ticket.held()).isEqualTo(1);
    }

    /** The twin: without the guard, the same requests place more than one order. */
    @Test
    void wouldTakeEffectRepeatedlyWithoutTheGuard() {
        QuarkusMock.installMockForType(new UnguardedIdempotency(), Idempotency.class);
        OfferedTicket ticket = OfferedTicket.onSale(100).published();
        Callable<Integer> request = () -> buyer.ordersWithKey(key, ticket, 1).statusCode();

        Concurrently.run(Collections.nCopies(20, request));

        assertThat(ticket.heldByOrders()).isGreaterThan(1);
    }

    private static class UnguardedIdempotency extends Idempotency {

        UnguardedIdempotency() {
            super(null, new ObjectMapper());
        }

        @Override
        public IdempotentRequest request(String userId, String route, String key, Object body) {
            return new IdempotentRequest(userId, route, null, null);
        }
    }
}
