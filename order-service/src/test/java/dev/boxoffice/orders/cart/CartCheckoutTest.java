package dev.boxoffice.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.CartRows;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Kafka;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class CartCheckoutTest {

    private final Buyer buyer = Buyer.anyone();
    private final String key = UUID.randomUUID().toString();

    @Test
    void placesOneOrderAndEmptiesTheCart() {
        OfferedTicket first = OfferedTicket.onSale(10).published();
        OfferedTicket second = OfferedTicket.onSale(10).price(1_000, "EUR").published();
        buyer.putsInCart(first, 2);
        buyer.putsInCart(second, 3);

        Response response = buyer.checksOut();

        response.then()
                .statusCode(201)
                .body("status", equalTo("CREATED"))
                .body("items", hasSize(2))
                .body(
                        "items.ticketId",
                        contains(first.id().toString(), second.id().toString()))
                .body("items.quantity", contains(2, 3))
                .body("total.amount", equalTo(8_000));
        assertThat(first.held()).isEqualTo(2);
        assertThat(second.held()).isEqualTo(3);
        buyer.cart().then().body("items", empty());
        assertThat(response.header("Location")).endsWith("/api/orders/" + response.path("id"));
    }

    @Test
    void returnsTheOrderAsReadingItDoes() {
        buyer.putsInCart(OfferedTicket.onSale(10).published(), 2);

        Response response = buyer.checksOut();

        assertThat(buyer.reads(UUID.fromString(response.path("id"))).asString()).isEqualTo(response.asString());
    }

    @Test
    void publishesTheOrder() {
        buyer.putsInCart(OfferedTicket.onSale(10).published(), 2);

        String order = buyer.checksOut().path("id");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> Kafka.readAll(Topics.ORDERS).stream()
                        .anyMatch(event -> event.key().equals(order)));
    }

    @Test
    void placesNoOrderWhenTheCartCannotBeEmptied() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        buyer.putsInCart(ticket, 2);
        CartRows.whileDeletesFail(
                buyer, () -> buyer.checksOutWithKey(key).then().statusCode(greaterThanOrEqualTo(500)));

        assertThat(ticket.held()).isZero();
        assertThat(ticket.heldByOrders()).isZero();
        buyer.cart().then().body("items.quantity", contains(2));
        buyer.checksOutWithKey(key).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void rejectsAnEmptyCart() {
        buyer.checksOut().then().statusCode(409).body("type", endsWith("/cart-empty"));

        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        buyer.putsInCart(ticket, 1);
        buyer.removesFromCart(ticket);
        buyer.checksOut().then().statusCode(409).body("type", endsWith("/cart-empty"));
    }

    @Test
    void keepsTheCartUsableAfterCheckout() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        buyer.putsInCart(ticket, 1);
        buyer.checksOut().then().statusCode(201);

        buyer.putsInCart(ticket, 2).then().statusCode(200).body("items.quantity", contains(2));
        buyer.checksOut().then().statusCode(201).body("items[0].quantity", equalTo(2));
        assertThat(ticket.held()).isEqualTo(3);
    }

    @Test
    void replaysTheOrderThoughTheCartIsEmpty() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        buyer.putsInCart(ticket, 2);

        Response first = buyer.checksOutWithKey(key);
        Response second = buyer.checksOutWithKey(key);

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(ticket.held()).isEqualTo(2);
    }

    @Test
    void keepsNewItemsWhenRepeated() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        buyer.putsInCart(ticket, 2);
        buyer.checksOutWithKey(key);
        buyer.putsInCart(ticket, 1);

        buyer.checksOutWithKey(key).then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));

        buyer.cart().then().body("items.quantity", contains(1));
        assertThat(ticket.held()).isEqualTo(2);
    }

    @Test
    void doesNotStoreRejections() {
        buyer.checksOutWithKey(key).then().statusCode(409);
        buyer.putsInCart(OfferedTicket.onSale(10).published(), 2);

        buyer.checksOutWithKey(key).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void separatesKeysFromOtherOperations() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        buyer.ordersWithKey(key, ticket, 1).then().statusCode(201);
        buyer.putsInCart(ticket, 2);

        buyer.checksOutWithKey(key).then().statusCode(201).header("Idempotency-Replayed", nullValue());
        assertThat(ticket.held()).isEqualTo(3);
    }

    @Test
    void keepsTheCartOfABuyerWithTooManyOpenOrders() {
        OfferedTicket ticket = OfferedTicket.onSale(100).published();
        for (int i = 0; i < 10; i++) {
            buyer.holds(ticket, 1);
        }
        buyer.putsInCart(ticket, 2);

        buyer.checksOut().then().statusCode(409).body("limit", equalTo("maxOpenOrders"));
        buyer.cart().then().body("items.quantity", contains(2));
    }
}
