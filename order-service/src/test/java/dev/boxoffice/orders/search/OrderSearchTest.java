package dev.boxoffice.orders.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.Organiser;
import dev.boxoffice.orders.TicketRows;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OrderServiceTest
class OrderSearchTest {

    private static final String PATH = "/api/admin/orders";

    private final Buyer operator = Buyer.operator();
    private final Buyer buyer = Buyer.anyone();
    private final Buyer member = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(10_000).published();

    @Test
    void findsOrdersByBuyer() {
        UUID first = buyer.holds(ticket, 1);
        UUID second = buyer.holds(ticket, 1);
        Buyer.anyone().holds(ticket, 1);

        find(operator, "buyer", buyer.name())
                .then()
                .statusCode(200)
                .body("items.id", contains(second.toString(), first.toString()))
                .body("items[0].buyer", equalTo(buyer.name()));
    }

    @Test
    void findsOrdersByEmailInAnyCase() {
        String email = "Ada." + UUID.randomUUID() + "@example.org";
        UUID order = holdsFor(email);

        find(operator, "email", email.toUpperCase(Locale.ROOT))
                .then()
                .body("items.id", contains(order.toString()))
                .body("items[0].contact.email", equalTo(email));
        find(operator, "email", "x" + email).then().body("items", empty());
    }

    @Test
    void findsOrdersByTicketShowAndStatus() {
        UUID show = UUID.randomUUID();
        TicketRows.corrupt(ticket.id(), "show_id = '" + show + "'");
        UUID open = buyer.holds(ticket, 1);
        UUID cancelled = buyer.holds(ticket, 1);
        buyer.cancels(cancelled);
        buyer.holds(OfferedTicket.onSale(1).published(), 1);

        find(operator, "ticketId", ticket.id())
                .then()
                .body("items.id", contains(cancelled.toString(), open.toString()));
        find(operator, "showId", show).then().body("items.id", contains(cancelled.toString(), open.toString()));
        find(operator, "ticketId", ticket.id(), "status", "CREATED").then().body("items.id", contains(open.toString()));
        find(operator, "ticketId", ticket.id(), "buyer", buyer.name(), "status", "CANCELLED")
                .then()
                .body("items.id", contains(cancelled.toString()));
    }

    @Test
    void findsAnOrderOfTwoTicketsOfAShowOnce() {
        UUID show = UUID.randomUUID();
        OfferedTicket other = OfferedTicket.onSale(5).published();
        TicketRows.corrupt(ticket.id(), "show_id = '" + show + "'");
        TicketRows.corrupt(other.id(), "show_id = '" + show + "'");
        buyer.ordersLines(Buyer.line(ticket, 1), Buyer.line(other, 1)).then().statusCode(201);

        find(operator, "showId", show).then().body("items", hasSize(1));
    }

    @Test
    void findsOrdersByTime() {
        UUID order = buyer.holds(ticket, 1);
        Instant createdAt = Instant.parse(buyer.reads(order).path("createdAt"));

        find(operator, "ticketId", ticket.id(), "from", createdAt).then().body("items", hasSize(1));
        find(operator, "ticketId", ticket.id(), "from", createdAt.plusMillis(1))
                .then()
                .body("items", empty());
        find(operator, "ticketId", ticket.id(), "to", createdAt).then().body("items", empty());
        find(operator, "ticketId", ticket.id(), "to", createdAt.plusMillis(1))
                .then()
                .body("items", hasSize(1));
        find(operator, "buyer", buyer.name(), "from", createdAt, "to", createdAt.plusSeconds(1))
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void returnsEachOrderOnOnePage() {
        for (int i = 0; i < 5; i++) {
            buyer.holds(ticket, 1);
        }
        var found = new HashSet<String>();
        String after = null;
        do {
            RequestSpecification request =
                    operator.request().queryParam("ticketId", ticket.id()).queryParam("limit", 2);
            Response page = (after == null ? request : request.queryParam("after", after)).get(PATH);
            List<String> ids = page.jsonPath().getList("items.id");
            assertThat(ids).hasSizeLessThanOrEqualTo(2).allMatch(found::add);
            after = page.path("next");
        } while (after != null);

        assertThat(found).hasSize(5);
    }

    @Test
    void countsOrdersOnAllPages() {
        Organiser organiser = Organiser.anyone().with(member, "SUPPORT");
        organiser.owns(ticket);
        for (int i = 0; i < 3; i++) {
            buyer.holds(ticket, 1);
        }
        buyer.holds(OfferedTicket.onSale(1).published(), 1);

        find(operator, "ticketId", ticket.id(), "limit", 1, "count", true)
                .then()
                .body("items", hasSize(1))
                .body("total", equalTo(3));
        find(operator, "buyer", buyer.name(), "count", true).then().body("total", equalTo(4));
        find(operator, "buyer", buyer.name(), "ticketId", ticket.id(), "count", true)
                .then()
                .body("total", equalTo(3));
        find(member, "count", true).then().body("total", equalTo(3));
        find(member, "count", false).then().body("total", nullValue());
        member.request()
                .queryParam("count", true)
                .get("/api/tickets/{id}/orders", ticket.id())
                .then()
                .body("total", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWNER", "SUPPORT"})
    void showsMembersTheOrdersOfTheirOrganiser(String role) {
        Organiser organiser = Organiser.anyone().with(member, role);
        organiser.owns(ticket);
        UUID order = buyer.holds(ticket, 1);
        buyer.holds(OfferedTicket.onSale(1).published(), 1);

        find(member).then().statusCode(200).body("items.id", contains(order.toString()));
        find(member, "buyer", buyer.name()).then().body("items.id", contains(order.toString()));
        member.request()
                .get("/api/tickets/{id}/orders", ticket.id())
                .then()
                .statusCode(200)
                .body("items.id", contains(order.toString()));
    }

    @Test
    void findsTheOrdersOfOneOrganiser() {
        Organiser organiser = Organiser.anyone().with(member, "SUPPORT");
        Organiser second = Organiser.anyone().with(member, "OWNER");
        Organiser foreign = Organiser.anyone().with(Buyer.anyone(), "OWNER");
        OfferedTicket another = OfferedTicket.onSale(5).published();
        organiser.owns(ticket);
        second.owns(another);
        UUID order = buyer.holds(ticket, 1);
        UUID other = buyer.holds(another, 1);

        find(member, "count", true).then().body("items.id", contains(other.toString(), order.toString()));
        for (Buyer caller : List.of(member, operator)) {
            find(caller, "organiserId", organiser.id(), "count", true)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(order.toString()))
                    .body("total", equalTo(1));
            find(caller, "organiserId", second.id(), "q", buyer.name())
                    .then()
                    .body("items.id", contains(other.toString()));
            find(caller, "organiserId", organiser.id(), "ticketId", another.id())
                    .then()
                    .body("items", empty());
            find(caller, "organiserId", foreign.id()).then().statusCode(200).body("items", empty());
            assertThat(export(caller, "organiserId", second.id())
                            .body()
                            .asString()
                            .lines()
                            .skip(1))
                    .singleElement()
                    .asString()
                    .startsWith(other + ",");
        }
    }

    @Test
    void hidesOrdersOfAnOrganiserOfOthers() {
        Organiser foreign = Organiser.anyone().with(Buyer.anyone(), "OWNER");
        Organiser.anyone().with(member, "OWNER");
        foreign.owns(ticket);
        buyer.holds(ticket, 1);

        find(member, "organiserId", foreign.id()).then().statusCode(200).body("items", empty());
        find(buyer, "organiserId", foreign.id()).then().statusCode(403);
        find(operator, "organiserId", foreign.id()).then().body("items", hasSize(1));
    }

    @Test
    void hidesOrdersOfOtherOrganisers() {
        Organiser.anyone().with(Buyer.anyone(), "OWNER").owns(ticket);
        Organiser.anyone().with(member, "OWNER");
        buyer.holds(ticket, 1);

        find(member, "ticketId", ticket.id()).then().statusCode(200).body("items", empty());
        find(member, "buyer", buyer.name()).then().body("items", empty());
        assertThat(export(member, "ticketId", ticket.id()).body().asString().lines())
                .hasSize(1);
        member.request()
                .get("/api/tickets/{id}/orders", ticket.id())
                .then()
                .statusCode(403)
                .body("type", endsWith("/not-yours"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EDITOR", "DOOR", "SOMETHING_NEW"})
    void refusesMembersWithoutTheRightRole(String role) {
        Organiser organiser = Organiser.anyone().with(member, role);
        organiser.owns(ticket);

        find(member).then().statusCode(403).body("type", endsWith("/forbidden"));
        export(member).then().statusCode(403);
        member.request().get("/api/tickets/{id}/orders", ticket.id()).then().statusCode(403);
    }

    @Test
    void listsTheOrdersOfATicketForOperators() {
        UUID order = buyer.holds(ticket, 1);

        operator.request()
                .get("/api/tickets/{id}/orders", ticket.id())
                .then()
                .statusCode(200)
                .body("items.id", contains(order.toString()));
        operator.request()
                .get("/api/tickets/{id}/orders", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", endsWith("/not-found"));
    }

    @Test
    void refusesCallersWhoAreNotStaff() {
        given().get(PATH).then().statusCode(401);
        find(buyer).then().statusCode(403);
        export(buyer).then().statusCode(403);
        buyer.request().get("/api/tickets/{id}/orders", ticket.id()).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "organiserId, x",
        "ticketId, x",
        "showId, 1",
        "status, OPEN",
        "from, yesterday",
        "to, 2030-01-01",
        "limit, 0",
        "limit, 101",
        "after, x",
        "user, x"
    })
    void refusesInvalidParameters(String name, String value) {
        find(operator, name, value).then().statusCode(400).body("type", endsWith("/bad-request"));
    }

    @Test
    void refusesAReversedPeriodInEveryFormat() {
        Object[] period = {"from", "2030-01-02T00:00:00Z", "to", "2030-01-01T00:00:00Z"};
        for (Response refused : List.of(find(operator, period), export(operator, period))) {
            refused.then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("violations.field", equalTo(List.of("from", "to")));
        }
    }

    @Test
    void exportsTheLinesOfOrders() {
        OfferedTicket other = OfferedTicket.onSale(5).price(100, "EUR").published();
        UUID order = buyer.holds(ticket, 2);
        buyer.changesLine(order, other, 3).then().statusCode(200);

        Response exported = export(operator, "buyer", buyer.name());

        exported.then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", equalTo("attachment; filename=\"orders.csv\""));
        List<String> lines = exported.body().asString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("order_id,created_at,status,buyer,email,name,client_reference,ticket_id");
        assertThat(lines.get(1)).startsWith(order + ",").contains(",CREATED,", buyer.name(), ",2,2500,EUR");
        assertThat(lines.get(2)).startsWith(order + ",").contains(",3,100,EUR");
        assertThat(export(operator, "buyer", buyer.name(), "ticketId", other.id())
                        .body()
                        .asString()
                        .lines())
                .hasSize(2);
    }

    @Test
    void exportsWhatWasRefunded() {
        UUID order = buyer.buys(ticket, 3);
        operator.refundsUnits(order, ticket, 2);
        buyer.awaitRefunded(order, 2 * ticket.price());

        List<String> lines = export(operator, "buyer", buyer.name())
                .body()
                .asString()
                .lines()
                .toList();

        assertThat(lines.get(0)).endsWith(",quantity,unit_amount,currency,refunded_quantity,order_refunded_amount");
        assertThat(lines.get(1)).endsWith(",3,2500,EUR,2,5000");
    }

    @Test
    void defusesFormulasInTheExport() {
        buyer.request()
                .body("{\"items\": [%s], \"clientReference\": \"=HYPERLINK(1)\"}".formatted(Buyer.line(ticket, 1)))
                .post("/api/orders")
                .then()
                .statusCode(201);

        assertThat(export(operator, "buyer", buyer.name()).body().asString()).contains(",'=HYPERLINK(1),");
    }

    @Test
    void exportsMoreOrdersThanItReadsAtATime() {
        OfferedTicket crowded = OfferedTicket.onSale(20_000).published();
        int orders = 4 * OrderExport.BATCH + 1;
        OrderRows.insertHolds(buyer.name(), orders, List.of(crowded.id(), ticket.id()), Duration.ofMinutes(5));

        List<String> ids = export(operator, "buyer", buyer.name())
                .body()
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();

        assertThat(ids).hasSize(orders).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        OrderRows.expireAllNow(List.of(crowded.id(), ticket.id()));
    }

    private UUID holdsFor(String email) {
        return UUID.fromString(buyer.request()
                .body("{\"items\": [%s], \"contact\": {\"email\": \"%s\"}}".formatted(Buyer.line(ticket, 1), email))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static Response find(Buyer caller, Object... parameters) {
        return with(caller, parameters).get(PATH);
    }

    private static Response export(Buyer caller, Object... parameters) {
        return with(caller, parameters).accept("text/csv").get(PATH);
    }

    private static RequestSpecification with(Buyer caller, Object... parameters) {
        RequestSpecification request = caller.request();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], parameters[i + 1].toString());
        }
        return request;
    }
}
