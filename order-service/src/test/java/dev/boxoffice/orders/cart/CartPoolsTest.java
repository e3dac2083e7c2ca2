package dev.boxoffice.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedPool;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A cart shows what a checkout would report about pools and sale windows. */
@OrderServiceTest
class CartPoolsTest {

    private final Buyer buyer = Buyer.anyone();
    private final OfferedPool pool = OfferedPool.of(5).published();
    private final OfferedTicket early = OfferedTicket.onSale(100).in(pool).published();
    private final OfferedTicket regular = OfferedTicket.onSale(100).in(pool).published();

    @Test
    void sumsTheLinesOfAPool() {
        buyer.putsInCart(early, 3).then().statusCode(200);
        buyer.putsInCart(regular, 3)
                .then()
                .statusCode(200)
                .body("items.available", contains(5, 5))
                .body("items[0].problem", nullValue())
                .body("items[1].problem", equalTo("sold-out"));

        buyer.checksOut()
                .then()
                .statusCode(409)
                .body("type", endsWith("/sold-out"))
                .body("poolId", equalTo(pool.id().toString()));
        buyer.putsInCart(regular, 2).then().body("items[1].problem", nullValue());
        buyer.checksOut().then().statusCode(201);

        assertThat(pool.held()).isEqualTo(5);
    }

    @Test
    void showsThatTheSaleHasEnded() {
        buyer.putsInCart(early, 1).then().statusCode(200).body("items[0].ticket.name", equalTo("Standing"));

        early.next().onSaleBetween(null, Instant.parse("2020-01-01T00:00:00Z")).published();

        buyer.cart().then().body("items[0].problem", equalTo("not-on-sale")).body("items[0].available", equalTo(0));
    }
}
