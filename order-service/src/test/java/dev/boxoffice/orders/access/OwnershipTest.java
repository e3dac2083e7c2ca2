package dev.boxoffice.orders.access;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.Organiser;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class OwnershipTest {

    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(10).published();

    @Test
    void givesNoRightsToTheContactOfAnOrder() {
        String email = "ada-" + UUID.randomUUID() + "@example.org";
        UUID order = UUID.fromString(buyer.request()
                .body("{\"items\": [%s], \"contact\": {\"email\": \"%s\"}}".formatted(Buyer.line(ticket, 1), email))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        Buyer contact = Buyer.named(email);

        contact.reads(order).then().statusCode(404);
        contact.cancels(order).then().statusCode(404);
        contact.pays(order, "sim_success").then().statusCode(404);
        contact.request().get("/api/orders").then().body("items", empty());
    }

    @Test
    void removedMemberCannotReadOrders() {
        UUID order = buyer.buys(ticket, 2);
        Buyer member = Buyer.anyone();
        Organiser organiser = Organiser.anyone().with(Buyer.anyone(), "OWNER").with(member, "SUPPORT");
        organiser.owns(ticket);
        ordersOfTicket(member).then().statusCode(200).body("items", hasSize(1));
        sales(member).then().statusCode(200).body("items", hasSize(1));

        organiser.without(member);

        ordersOfTicket(member).then().statusCode(403);
        search(member, "application/json").then().statusCode(403);
        search(member, "text/csv").then().statusCode(403).body(not(containsString(order.toString())));
        sales(member).then().statusCode(200).body("items", empty());
        member.reads(order).then().statusCode(404);
    }

    private Response ordersOfTicket(Buyer member) {
        return member.request().get("/api/tickets/{id}/orders", ticket.id());
    }

    private Response search(Buyer member, String format) {
        return member.request()
                .accept(format)
                .queryParam("ticketId", ticket.id())
                .get("/api/admin/orders");
    }

    private Response sales(Buyer member) {
        return member.request().queryParam("ticketId", ticket.id()).get("/api/sales");
    }
}
