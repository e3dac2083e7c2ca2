package dev.boxoffice.orders.sales;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Tokens;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class SalesTest {

    private final Buyer seller = new Buyer("seller", Tokens.user("seller"));
    private final Buyer buyer = Buyer.anyone();

    @Test
    void areWhatWasPaidAtThePricesOfTheOrders() {
        OfferedTicket ticket = OfferedTicket.onSale(20).announced();
        buyer.buys(ticket, 2);
        OfferedTicket dearer = ticket.next().price(4_000, "EUR").announced();
        buyer.buys(dearer, 1);
        buyer.holds(dearer, 3);

        asks(ticket)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].ticketId", equalTo(ticket.id().toString()))
                .body("items[0].held", equalTo(3))
                .body("items[0].sold", equalTo(3))
                .body("items[0].revenue", hasSize(1))
                .body("items[0].revenue[0].amount", equalTo(9_000))
                .body("items[0].revenue[0].currency", equalTo("EUR"))
                .body("items[0].days", hasSize(1))
                .body(
                        "items[0].days[0].day",
                        equalTo(LocalDate.now(ZoneOffset.UTC).toString()))
                .body("items[0].days[0].sold", equalTo(3));
    }

    @Test
    void leaveOutWhatWasGivenBack() {
        OfferedTicket ticket = OfferedTicket.onSale(20).announced();
        UUID order = buyer.buys(ticket, 2);
        Buyer.operator().refunds(order).then().statusCode(200);
        buyer.awaitStatus(order, "REFUNDED");

        asks(ticket)
                .then()
                .body("items[0].sold", equalTo(0))
                .body("items[0].revenue", empty())
                .body("items[0].days", empty());
    }

    @Test
    void areTheSellersOwnAffair() {
        OfferedTicket ticket = OfferedTicket.onSale(20).announced();

        buyer.asks()
                .queryParam("ticketId", ticket.id())
                .get("/api/sales")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void wantIdsAndNotTooMany() {
        seller.asks()
                .queryParam("ticketId", "x")
                .get("/api/sales")
                .then()
                .statusCode(400)
                .body("type", endsWith("/bad-request"));
        seller.asks()
                .queryParam(
                        "ticketId",
                        IntStream.range(0, 51).mapToObj(i -> UUID.randomUUID()).toList())
                .get("/api/sales")
                .then()
                .statusCode(400);
        seller.asks().get("/api/sales").then().statusCode(200).body("items", empty());
    }

    private Response asks(OfferedTicket ticket) {
        return seller.asks().queryParam("ticketId", ticket.id()).get("/api/sales");
    }
}
