package dev.boxoffice.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.order.OrderRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class CartItemsTest {

    private final Buyer buyer = Buyer.anyone();

    @Test
    void isEmptyForANewUser() {
        buyer.cart().then().statusCode(200).body("items", empty()).body("$", aMapWithSize(1));
    }

    @Test
    void showsItemsWithTheirTicket() {
        OfferedTicket ticket = OfferedTicket.onSale(7).published();

        buyer.putsInCart(ticket, 2)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].ticketId", equalTo(ticket.id().toString()))
                .body("items[0].quantity", equalTo(2))
                .body("items[0].priceWhenAdded.amount", equalTo(2_500))
                .body("items[0].price.amount", equalTo(2_500))
                .body("items[0].price.currency", equalTo("EUR"))
                .body("items[0].available", equalTo(7))
                .body("items[0].ticket.title", equalTo("The Lanterns"))
                .body("items[0].ticket.venue", equalTo("Harbour Hall"))
                .body("items[0].ticket.startsAt", notNullValue())
                .body("items[0].ticket.timeZone", equalTo("Europe/Dublin"))
                .body("items[0].ticket.status", equalTo("ON_SALE"))
                .body("items[0]", not(hasKey("problem")))
                .body("total.amount", equalTo(5_000))
                .body("total.currency", equalTo("EUR"))
                .body("updatedAt", notNullValue());
    }

    @Test
    void returnsTheCartAfterAPut() {
        OfferedTicket ticket = OfferedTicket.onSale(7).published();

        String response = buyer.putsInCart(ticket, 2).asString();

        assertThat(buyer.cart().asString()).isEqualTo(response);
    }

    @Test
    void keepsItemsInTheOrderOfAddition() {
        List<OfferedTicket> tickets = Stream.generate(
                        () -> OfferedTicket.onSale(5).published())
                .limit(4)
                .toList();
        tickets.forEach(ticket -> buyer.putsInCart(ticket, 1));

        buyer.putsInCart(tickets.get(1), 3).then().statusCode(200);

        buyer.cart()
                .then()
                .body(
                        "items.ticketId",
                        contains(tickets.stream()
                                .map(ticket -> ticket.id().toString())
                                .toArray()))
                .body("items.quantity", contains(1, 3, 1, 1))
                .body("total.amount", equalTo(6 * 2_500));
    }

    @Test
    void removesOneItemOrAll() {
        OfferedTicket first = OfferedTicket.onSale(5).published();
        OfferedTicket second = OfferedTicket.onSale(5).published();
        buyer.putsInCart(first, 1);
        buyer.putsInCart(second, 1);

        buyer.removesFromCart(first).then().statusCode(204);
        buyer.cart().then().body("items.ticketId", contains(second.id().toString()));
        buyer.emptiesCart().then().statusCode(204);
        buyer.cart().then().statusCode(200).body("items", empty()).body("$", aMapWithSize(1));
    }

    @Test
    void removesAbsentItemsWithoutError() {
        buyer.removesFromCart(OfferedTicket.onSale(1)).then().statusCode(204);
        buyer.emptiesCart().then().statusCode(204);
        buyer.putsInCart(OfferedTicket.onSale(1).published(), 1);
        buyer.removesFromCart(OfferedTicket.onSale(1)).then().statusCode(204);
        buyer.cart().then().body("items", hasSize(1));
    }

    @Test
    void hidesOtherUsersCarts() {
        OfferedTicket ticket = OfferedTicket.onSale(5).published();
        Buyer other = Buyer.anyone();
        buyer.putsInCart(ticket, 2);

        other.cart().then().body("items", empty());
        other.putsInCart(ticket, 1);
        other.emptiesCart().then().statusCode(204);

        buyer.cart().then().body("items.quantity", contains(2));
        Buyer.operator().cart().then().body("items", empty());
    }

    @Test
    void holdsNoStock() {
        OfferedTicket ticket = OfferedTicket.onSale(5).published();

        buyer.putsInCart(ticket, 5).then().statusCode(200).body("items[0].available", equalTo(5));

        assertThat(ticket.held()).isZero();
        Buyer.anyone().holds(ticket, 5);
    }

    @Test
    void rejectsAnUnknownTicket() {
        OfferedTicket unknown = OfferedTicket.onSale(5);

        buyer.putsInCart(unknown, 1)
                .then()
                .statusCode(422)
                .body("type", endsWith("/unknown-ticket"))
                .body("ticketId", equalTo(unknown.id().toString()));
        buyer.cart().then().body("items", empty());
    }

    @Test
    void rejectsAWithdrawnTicket() {
        OfferedTicket ticket =
                OfferedTicket.onSale(5).published().next().withdrawn().published();

        buyer.putsInCart(ticket, 1).then().statusCode(409).body("type", endsWith("/not-on-sale"));
    }

    @Test
    void rejectsAQuantityAboveTheLimitAndKeepsTheItem() {
        OfferedTicket ticket = OfferedTicket.onSale(5).maxPerOrder(2).published();
        buyer.putsInCart(ticket, 2).then().statusCode(200);

        buyer.putsInCart(ticket, 3)
                .then()
                .statusCode(409)
                .body("type", endsWith("/limit-exceeded"))
                .body("limit", equalTo("maxPerOrder"))
                .body("maximum", equalTo(2));
        buyer.cart().then().body("items.quantity", contains(2));
    }

    @Test
    void rejectsASecondCurrency() {
        OfferedTicket euros = OfferedTicket.onSale(5).published();
        OfferedTicket pounds = OfferedTicket.onSale(5).price(100, "GBP").published();
        buyer.putsInCart(euros, 1);

        buyer.putsInCart(pounds, 1)
                .then()
                .statusCode(422)
                .body("type", endsWith("/mixed-currencies"))
                .body("detail", allOf(containsString("same currency"), containsString("EUR and GBP")))
                .body("currencies", contains("EUR", "GBP"));
        buyer.removesFromCart(euros);
        buyer.putsInCart(pounds, 1).then().statusCode(200).body("total.currency", equalTo("GBP"));
    }

    @Test
    void rejectsMoreLinesThanAnOrderAllows() {
        List<OfferedTicket> tickets = Stream.generate(() -> OfferedTicket.onSale(5))
                .limit(OrderRequest.MAX_LINES)
                .toList();
        tickets.forEach(OfferedTicket::publish);
        tickets.forEach(OfferedTicket::published);
        tickets.forEach(ticket -> buyer.putsInCart(ticket, 1).then().statusCode(200));

        buyer.putsInCart(OfferedTicket.onSale(5).published(), 1)
                .then()
                .statusCode(409)
                .body("type", endsWith("/limit-exceeded"))
                .body("limit", equalTo("maxLines"))
                .body("maximum", equalTo(50));
        buyer.checksOut().then().statusCode(201).body("items", hasSize(50));
    }
}
