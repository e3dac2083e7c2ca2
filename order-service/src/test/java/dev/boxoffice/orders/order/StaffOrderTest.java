package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.Organiser;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class StaffOrderTest {

    private final Buyer operator = Buyer.operator();
    private final Buyer support = Buyer.anyone();
    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(10).published();
    private final OfferedTicket otherTicket = OfferedTicket.onSale(10).published();

    @BeforeEach
    void makeSupportAMember() {
        Organiser.anyone().with(support, "SUPPORT").owns(ticket);
    }

    @Test
    void showsPaymentsAndRefundsToStaff() {
        UUID order = buyer.buys(ticket, 2);
        operator.refundsUnits(order, ticket, 1).then().statusCode(201);
        buyer.awaitRefunded(order, ticket.price());

        for (Buyer staff : new Buyer[] {operator, support}) {
            read(staff, order)
                    .then()
                    .statusCode(200)
                    .body("order.id", equalTo(order.toString()))
                    .body("tickets.showId", contains(ticket.showId().toString()))
                    .body("tickets.yours", contains(true))
                    .body("payments", hasSize(1))
                    .body("payments[0].reference", notNullValue())
                    .body("refunds.requestedBy", contains(operator.name()));
        }
    }

    @Test
    void showsStaffOfAPartOnlyWhatConcernsThem() {
        UUID order = orderOfBoth();
        operator.refundsUnits(order, otherTicket, 1);

        read(support, order)
                .then()
                .statusCode(200)
                .body("tickets.yours", contains(true, false))
                .body("payments", empty())
                .body("refunds[0].requestedBy", nullValue());
    }

    @Test
    void hidesOrdersOfOtherOrganisers() {
        UUID order = buyer.holds(otherTicket, 1);

        read(support, order).then().statusCode(404);
        cancel(support, order).then().statusCode(404);
        read(buyer, order).then().statusCode(403);
        read(operator, UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void staffCancelAnOpenOrder() {
        UUID order = buyer.holds(ticket, 3);

        cancel(support, order).then().statusCode(200).body("status", equalTo("CANCELLED"));

        buyer.reads(order)
                .then()
                .body("status", equalTo("CANCELLED"))
                .body("history[1].reason", equalTo("organiser"))
                .body("history[1].actor", equalTo(support.name()));
        assertThat(ticket.held()).isZero();
        cancel(support, order).then().statusCode(409);
    }

    @Test
    void staffOfAPartDoNotCancelTheWhole() {
        UUID order = UUID.fromString(buyer.ordersLines(Buyer.line(ticket, 1), Buyer.line(otherTicket, 1))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));

        cancel(support, order).then().statusCode(404);

        buyer.reads(order).then().body("status", equalTo("CREATED"));
        cancel(operator, order).then().statusCode(200);
        buyer.reads(order).then().body("history[1].reason", equalTo("operator"));
    }

    private UUID orderOfBoth() {
        UUID order = UUID.fromString(buyer.ordersLines(Buyer.line(ticket, 1), Buyer.line(otherTicket, 1))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        buyer.pays(order, "sim_success").then().statusCode(200);
        buyer.awaitStatus(order, "COMPLETE");
        return order;
    }

    private static Response read(Buyer caller, UUID order) {
        return caller.request().get("/api/admin/orders/{id}", order);
    }

    private static Response cancel(Buyer caller, UUID order) {
        return caller.asItself().post("/api/admin/orders/{id}/cancel", order);
    }
}
