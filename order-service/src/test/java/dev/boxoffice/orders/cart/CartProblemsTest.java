package dev.boxoffice.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cart shows the problem that a checkout would report, and a failed checkout keeps the cart. */
@OrderServiceTest
class CartProblemsTest {

    private final Buyer buyer = Buyer.anyone();
    private OfferedTicket sound;
    private OfferedTicket ticket;

    @BeforeEach
    void fillTheCart() {
        sound = OfferedTicket.onSale(10).published();
        ticket = OfferedTicket.onSale(4).published();
        buyer.putsInCart(sound, 1).then().statusCode(200);
        buyer.putsInCart(ticket, 3).then().statusCode(200);
    }

    @Test
    void showsSoldOutItems() {
        UUID otherOrder = Buyer.anyone().holds(ticket, 2);

        assertProblem("sold-out");
        buyer.cart().then().body("items[1].available", equalTo(2));

        Buyer.operator().cancels(otherOrder).then().statusCode(200);
        buyer.checksOut().then().statusCode(201);
    }

    @Test
    void showsANewPriceUntilTheItemIsPutAgain() {
        OfferedTicket dearer = ticket.next().price(9_900, "EUR").published();

        assertProblem("price-changed");
        buyer.cart()
                .then()
                .body("items[1].priceWhenAdded.amount", equalTo(2_500))
                .body("items[1].price.amount", equalTo(9_900))
                .body("total.amount", equalTo(2_500 + 3 * 9_900));

        buyer.putsInCart(dearer, 3).then().statusCode(200).body("items[1]", not(hasKey("problem")));
        buyer.checksOut().then().statusCode(201).body("total.amount", equalTo(2_500 + 3 * 9_900));
    }

    @Test
    void showsANewCurrencyWithoutATotal() {
        ticket.next().price(2_500, "GBP").published();

        assertProblem("price-changed");
        buyer.cart().then().body("total", nullValue());
        buyer.putsInCart(ticket, 3).then().statusCode(422).body("type", endsWith("/mixed-currencies"));
    }

    @Test
    void showsWithdrawnItems() {
        ticket.next().withdrawn().published();

        assertProblem("not-on-sale");
        buyer.cart().then().body("items[1].ticket.status", equalTo("WITHDRAWN")).body("items[1].available", equalTo(0));
    }

    @Test
    void showsALoweredLimit() {
        ticket.next().maxPerOrder(2).published();

        assertProblem("limit-exceeded");
    }

    private void assertProblem(String name) {
        String before = buyer.cart()
                .then()
                .body(
                        "items.ticketId",
                        contains(sound.id().toString(), ticket.id().toString()))
                .body("items[0]", not(hasKey("problem")))
                .body("items[1].problem", equalTo(name))
                .extract()
                .asString();
        buyer.checksOut()
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith("/" + name))
                .body("ticketId", equalTo(ticket.id().toString()));
        assertThat(buyer.cart().asString()).isEqualTo(before);
        assertThat(sound.held()).isZero();
    }
}
