package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class PlaceOrderTest {

    private final Buyer buyer = Buyer.anyone();

    @Test
    void holdsStockForEveryLine() {
        OfferedTicket first = OfferedTicket.onSale(10).published();
        OfferedTicket second = OfferedTicket.onSale(10).price(1_000, "EUR").published();

        buyer.ordersLines(Buyer.line(first, 2), Buyer.line(second, 3))
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/orders/[0-9a-f-]{36}"))
                .body("status", equalTo("CREATED"))
                .body("total.amount", equalTo(8_000))
                .body("total.currency", equalTo("EUR"))
                .body("items", hasSize(2))
                .body("items[0].ticket.title", equalTo("The Lanterns"))
                .body("items[0].ticket.timeZone", equalTo("Europe/Dublin"))
                .body("items[0].unitPrice.amount", equalTo(2_500))
                .body("history", hasSize(1))
                .body("history[0].from", nullValue())
                .body("history[0].to", equalTo("CREATED"))
                .body("version", equalTo(1));
        assertThat(first.held()).isEqualTo(2);
        assertThat(second.held()).isEqualTo(3);
    }

    @Test
    void startsTheHoldByTheClockOfTheDatabase() {
        UUID order = buyer.holds(OfferedTicket.onSale(1).published(), 1);

        assertThat(OrderRows.secondsLeft(order)).isCloseTo(15 * 60, within(30.0));
    }

    @Test
    void holdsNothingWhenOneLineFails() {
        OfferedTicket plenty = OfferedTicket.onSale(10).published();
        OfferedTicket scarce = OfferedTicket.onSale(1).published();

        buyer.ordersLines(Buyer.line(plenty, 2), Buyer.line(scarce, 2))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith("/sold-out"))
                .body("ticketId", equalTo(scarce.id().toString()))
                .body("available", equalTo(1));
        assertThat(plenty.held()).isZero();
        assertThat(scarce.held()).isZero();
    }

    @Test
    void mergesTwoLinesOfOneTicket() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();

        buyer.ordersLines(Buyer.line(ticket, 2), Buyer.line(ticket, 1))
                .then()
                .statusCode(201)
                .body("items", hasSize(1))
                .body("items[0].quantity", equalTo(3));
    }

    @Test
    void keepsThePriceOfTheHoldWhenTheTicketChanges() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        UUID order = buyer.holds(ticket, 2);

        ticket.next().price(9_900, "EUR").published();

        buyer.reads(order)
                .then()
                .body("total.amount", equalTo(5_000))
                .body("items[0].unitPrice.amount", equalTo(2_500))
                .body("items[0].ticket.price.amount", equalTo(9_900));
    }

    @Test
    void rejectsADifferentExpectedPrice() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        String line = """
                {"ticketId": "%s", "quantity": 1, "expectedUnitPrice": {"amount": 2000, "currency": "EUR"}}
                """.formatted(ticket.id());

        buyer.ordersLines(line)
                .then()
                .statusCode(409)
                .body("type", endsWith("/price-changed"))
                .body("unitPrice.amount", equalTo(2_500));
    }

    @Test
    void rejectsAnUnknownTicket() {
        OfferedTicket unknown = OfferedTicket.onSale(10);

        buyer.orders(unknown, 1)
                .then()
                .statusCode(422)
                .body("type", endsWith("/unknown-ticket"))
                .body("ticketId", equalTo(unknown.id().toString()));
    }

    @Test
    void rejectsAWithdrawnTicket() {
        OfferedTicket ticket =
                OfferedTicket.onSale(10).published().next().withdrawn().published();

        buyer.orders(ticket, 1).then().statusCode(409).body("type", endsWith("/not-on-sale"));
    }

    @Test
    void limitsTheQuantityPerOrder() {
        OfferedTicket ticket = OfferedTicket.onSale(10).maxPerOrder(2).published();

        buyer.orders(ticket, 3)
                .then()
                .statusCode(409)
                .body("type", endsWith("/limit-exceeded"))
                .body("maximum", equalTo(2));
    }

    @Test
    void limitsTheTotalToWhatCanBeCharged() {
        OfferedTicket ticket = OfferedTicket.onSale(10).price(50_000_000, "EUR").published();

        buyer.orders(ticket, 2)
                .then()
                .statusCode(409)
                .body("type", endsWith("/limit-exceeded"))
                .body("limit", equalTo("maxTotal"))
                .body("total.amount", equalTo(100_000_000))
                .body("maximumTotal.amount", equalTo(99_999_999))
                .body(
                        "detail",
                        equalTo("The total of an order may be at most EUR 999,999.99, but is EUR 1,000,000.00."));
        buyer.orders(ticket, 1).then().statusCode(201);
    }

    @Test
    void limitsTheOpenOrdersPerBuyer() {
        OfferedTicket ticket = OfferedTicket.onSale(100).published();
        UUID first = buyer.holds(ticket, 1);
        for (int i = 1; i < 10; i++) {
            buyer.holds(ticket, 1);
        }

        buyer.orders(ticket, 1).then().statusCode(409).body("limit", equalTo("maxOpenOrders"));

        buyer.cancels(first).then().statusCode(200);
        buyer.orders(ticket, 1).then().statusCode(201);
    }

    @Test
    void rejectsMixedCurrencies() {
        OfferedTicket euros = OfferedTicket.onSale(1).published();
        OfferedTicket pounds = OfferedTicket.onSale(1).price(100, "GBP").published();

        buyer.ordersLines(Buyer.line(euros, 1), Buyer.line(pounds, 1))
                .then()
                .statusCode(422)
                .body("type", endsWith("/mixed-currencies"));
    }
}
