package dev.boxoffice.orders.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class ReadOrdersTest {

    private final Buyer buyer = Buyer.anyone();

    @Test
    void showsTheTicketFromTheReplica() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        UUID order = buyer.holds(ticket, 1);

        ticket.next().title("The Lanterns, indoors").published();

        buyer.reads(order)
                .then()
                .statusCode(200)
                .body("items[0].ticketId", equalTo(ticket.id().toString()))
                .body("items[0].ticket.title", equalTo("The Lanterns, indoors"))
                .body("items[0].ticket.name", equalTo("Standing"))
                .body("items[0].ticket.venue", equalTo("Harbour Hall"));
    }

    @Test
    void hidesOtherBuyersOrdersExceptFromOperators() {
        UUID order = buyer.holds(OfferedTicket.onSale(10).published(), 1);

        Buyer.anyone().reads(order).then().statusCode(404);
        Buyer.operator().reads(order).then().statusCode(200);
    }

    @Test
    void listsOrdersNewestFirstInPages() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        Buyer.anyone().holds(ticket, 1);
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.addFirst(buyer.holds(ticket, 1).toString());
        }

        List<String> listed = new ArrayList<>();
        String after = null;
        do {
            var page = buyer.request()
                    .queryParam("limit", 2)
                    .queryParams(after == null ? java.util.Map.of() : java.util.Map.of("after", after))
                    .get("/api/orders");
            listed.addAll(page.path("items.id"));
            after = page.path("next");
        } while (after != null);

        assertThat(listed).isEqualTo(placed);
    }

    @Test
    void linksTheNextPageAndCountsOnRequest() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        buyer.holds(ticket, 1);
        buyer.holds(ticket, 1);

        buyer.request()
                .get("/api/orders?limit=1&count=true")
                .then()
                .header("Link", containsString("rel=\"next\""))
                .body("items", hasSize(1))
                .body("total", equalTo(2));
        buyer.request().get("/api/orders").then().header("Link", nullValue()).body("total", nullValue());
    }

    @Test
    void filtersByStatus() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        UUID cancelled = buyer.holds(ticket, 1);
        buyer.holds(ticket, 1);
        buyer.cancels(cancelled);

        buyer.request()
                .get("/api/orders?status=CANCELLED")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(cancelled.toString()));
    }

    @Test
    void showsOrdersExactlyAsTheChangeDid() {
        OfferedTicket first = OfferedTicket.onSale(10).published();
        OfferedTicket second = OfferedTicket.onSale(10).published();
        UUID order = UUID.fromString(buyer.ordersLines(Buyer.line(first, 2), Buyer.line(second, 1))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));

        String changed = buyer.cancels(order).then().statusCode(200).extract().asString();

        assertThat(changed).contains("\"from\":null", "\"to\":\"CANCELLED\"");
        assertThat(buyer.reads(order).asString()).isEqualTo(changed);
    }

    @Test
    void listsOrdersExactlyAsItReadsOne() {
        UUID order = buyer.buys(OfferedTicket.onSale(10).published(), 1);

        String read = buyer.reads(order).asString();

        assertThat(read).contains("\"to\":\"COMPLETE\"", "\"attempt\":1", "\"status\":\"CAPTURED\"");
        assertThat(buyer.request().get("/api/orders").asString()).isEqualTo("{\"items\":[" + read + "]}");
    }

    @Test
    void derivesTheFirstHistoryEntry() {
        UUID order = buyer.holds(OfferedTicket.onSale(10).published(), 1);
        String before = buyer.reads(order).asString();

        Database.update("delete from order_transition where order_id = ?", order);

        assertThat(before).contains("\"reason\":\"placed\"");
        assertThat(buyer.reads(order).asString()).isEqualTo(before);
    }
}
