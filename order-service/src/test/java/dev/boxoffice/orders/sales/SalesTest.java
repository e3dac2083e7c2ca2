package dev.boxoffice.orders.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.Organiser;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class SalesTest {

    private final Buyer seller = Buyer.named("seller");
    private final Buyer buyer = Buyer.anyone();

    @BeforeEach
    void makeTheSellerAMember() {
        Organiser.of(OfferedTicket.ORGANISER).with(seller, "OWNER");
    }

    @Test
    void sumsPaymentsAtThePricesOfTheOrders() {
        LocalDate firstDay = LocalDate.now(ZoneOffset.UTC);
        OfferedTicket ticket = OfferedTicket.onSale(20).published();
        buyer.buys(ticket, 2);
        OfferedTicket dearer = ticket.next().price(4_000, "EUR").published();
        buyer.buys(dearer, 1);
        buyer.holds(dearer, 3);

        Response sales = sales(ticket);

        sales.then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].ticketId", equalTo(ticket.id().toString()))
                .body("items[0].held", equalTo(3))
                .body("items[0].sold", equalTo(3))
                .body("items[0].revenue", hasSize(1))
                .body("items[0].revenue[0].amount", equalTo(9_000))
                .body("items[0].revenue[0].currency", equalTo("EUR"))
                .body("items[0].days.sold.sum()", equalTo(3));
        // the test may run across midnight
        assertThat(sales.jsonPath().getList("items[0].days.day", String.class))
                .isNotEmpty()
                .map(LocalDate::parse)
                .allSatisfy(day -> assertThat(day).isBetween(firstDay, LocalDate.now(ZoneOffset.UTC)));
    }

    @Test
    void excludesRefundedOrders() {
        OfferedTicket ticket = OfferedTicket.onSale(20).published();
        UUID order = buyer.buys(ticket, 2);
        Buyer.operator().refunds(order).then().statusCode(200);
        buyer.awaitStatus(order, "REFUNDED");

        sales(ticket)
                .then()
                .body("items[0].sold", equalTo(0))
                .body("items[0].revenue", empty())
                .body("items[0].days", empty());
    }

    @Test
    void hidesTicketsOfOtherOrganisers() {
        OfferedTicket ticket = OfferedTicket.onSale(20).published();

        buyer.request()
                .queryParam("ticketId", ticket.id())
                .get("/api/sales")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void rejectsMalformedOrTooManyIds() {
        seller.request()
                .queryParam("ticketId", "x")
                .get("/api/sales")
                .then()
                .statusCode(400)
                .body("type", endsWith("/bad-request"));
        seller.request()
                .queryParam(
                        "ticketId",
                        IntStream.range(0, 51).mapToObj(i -> UUID.randomUUID()).toList())
                .get("/api/sales")
                .then()
                .statusCode(400);
        seller.request().get("/api/sales").then().statusCode(200).body("items", empty());
    }

    private Response sales(OfferedTicket ticket) {
        return seller.request().queryParam("ticketId", ticket.id()).get("/api/sales");
    }
}
