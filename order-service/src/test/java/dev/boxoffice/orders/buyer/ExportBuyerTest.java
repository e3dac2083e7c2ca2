package dev.boxoffice.orders.buyer;

import static dev.boxoffice.orders.buyer.ErasedOrders.erased;
import static dev.boxoffice.orders.buyer.ErasedOrders.holdsWithDetails;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class ExportBuyerTest {

    private static final String OWN = "/api/me/data";
    private static final String PATH = "/api/admin/buyer-data";

    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(1_000).published();

    @Test
    void containsEverythingAboutTheBuyer() {
        UUID order = holdsWithDetails(buyer, ticket, 2);
        buyer.pays(order, "sim_decline");
        buyer.awaitPayment(order, "FAILED");
        buyer.pays(order, "sim_success").then().statusCode(200);
        buyer.awaitStatus(order, "COMPLETE");
        Buyer.operator().refundsUnits(order, ticket, 1);
        buyer.awaitRefunded(order, ticket.price());
        buyer.putsInCart(ticket, 3);
        Buyer.anyone().holds(ticket, 1);

        buyer.request()
                .get(OWN)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .header("Content-Disposition", equalTo("attachment; filename=\"buyer.json\""))
                .body("buyer", equalTo(buyer.name()))
                .body("exportedAt", notNullValue())
                .body("cart.quantity", contains(3))
                .body("cart[0].ticketId", equalTo(ticket.id().toString()))
                .body("idempotencyKeys", hasSize(3))
                .body("idempotencyKeys.route", hasItem("POST /api/orders"))
                .body("idempotencyKeys.resourceId", hasItem(order.toString()))
                .body("orders.order.id", contains(order.toString()))
                .body("orders[0].order.contact.email", equalTo("ada@example.org"))
                .body("orders[0].order.clientReference", equalTo("ref-1"))
                .body("orders[0].order.items[0].quantity", equalTo(2))
                .body("orders[0].order.history.to", hasItems("CREATED", "AWAITING_PAYMENT", "COMPLETE"))
                .body("orders[0].payments.status", contains("FAILED", "CAPTURED"))
                .body("orders[0].payments[1].received.amount", equalTo(5_000))
                .body("orders[0].payments[1].reference", notNullValue())
                .body("orders[0].refunds.status", contains("DONE"))
                .body("orders[0].refunds[0].lines.quantity", contains(1));
    }

    @Test
    void givesOperatorsTheDataOfABuyer() {
        UUID order = buyer.holds(ticket, 1);

        assertThat(export(Buyer.operator(), buyer.name())
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("orders.order.id"))
                .containsExactly(order.toString());
        export(buyer, buyer.name()).then().statusCode(403);
        given().get(OWN).then().statusCode(401);
        given().queryParam("buyer", buyer.name()).get(PATH).then().statusCode(401);
    }

    @Test
    void isEmptyForAnUnknownOrErasedBuyer() {
        buyer.cancels(buyer.holds(ticket, 1));
        erased(buyer);

        export(Buyer.operator(), buyer.name())
                .then()
                .statusCode(200)
                .body("cart", empty())
                .body("idempotencyKeys", empty())
                .body("orders", empty());
    }

    @Test
    void containsMoreOrdersThanAPage() {
        OfferedTicket crowded = OfferedTicket.onSale(1_000).published();
        OrderRows.insertHolds(buyer.name(), 250, List.of(crowded.id(), ticket.id()), Duration.ofMinutes(5));

        List<String> ids = buyer.request().get(OWN).jsonPath().getList("orders.order.id");

        assertThat(ids).hasSize(250).doesNotHaveDuplicates();
        OrderRows.expireAllNow(List.of(crowded.id(), ticket.id()));
    }

    @Test
    void refusesARequestWithoutABuyer() {
        Buyer.operator().request().get(PATH).then().statusCode(400);
        export(Buyer.operator(), "x".repeat(256)).then().statusCode(400);
        buyer.request().queryParam("buyer", "ben").get(OWN).then().statusCode(400);
    }

    private static Response export(Buyer caller, String name) {
        return caller.request().queryParam("buyer", name).get(PATH);
    }
}
