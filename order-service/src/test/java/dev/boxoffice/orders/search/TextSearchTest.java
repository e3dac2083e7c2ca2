package dev.boxoffice.orders.search;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.Organiser;
import io.restassured.response.ValidatableResponse;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Staff find an order by what a buyer says on the phone. */
@OrderServiceTest
class TextSearchTest {

    private final Buyer operator = Buyer.operator();
    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(100).published();
    /** Makes the words of this test unique in the database. */
    private final String unique = UUID.randomUUID().toString().substring(0, 6) + "x";

    @Test
    void findsAnOrderByItsNumberAndItsBeginning() {
        UUID order = buyer.holds(ticket, 1);

        find(operator, order.toString()).body("items.id", contains(order.toString()));
        find(operator, " " + order.toString().toUpperCase(Locale.ROOT) + " ")
                .body("items.id", contains(order.toString()));
        find(operator, order.toString().substring(0, 28)).body("items.id", contains(order.toString()));
        find(operator, UUID.randomUUID().toString()).body("items", empty());
    }

    @Test
    void findsAnOrderByItsBuyer() {
        UUID order = buyer.holds(ticket, 1);

        find(operator, buyer.name()).body("items.id", contains(order.toString()));
    }

    @Test
    void findsAnOrderByWordsOfItsContact() {
        UUID order = holdsFor("Zo\u00eb Gro\u00df-" + unique, "zoe." + unique + "@example.org");

        for (String text : new String[] {
            "zoe gross-" + unique,
            unique + " ZO\u00cb",
            "gross " + unique.substring(0, 6),
            "zoe." + unique + "@EXAMPLE.org",
            "zoe." + unique + "@exam"
        }) {
            find(operator, text).body("items.id", contains(order.toString()));
        }
        find(operator, "zoo " + unique).body("items", empty());
        find(operator, unique.substring(1)).body("items", empty());
    }

    @Test
    void findsAnOrderByAReferenceOfItsPayment() {
        UUID order = buyer.buys(ticket, 1);
        String reference = (String) Database.query("select reference from payment where order_id = ?", order);

        find(operator, reference).body("items.id", contains(order.toString()));
    }

    @Test
    void combinesTheTextWithOtherFilters() {
        UUID order = holdsFor("Ada " + unique, "ada@example.org");

        operator.request()
                .queryParam("q", unique)
                .queryParam("status", "COMPLETE")
                .get("/api/admin/orders")
                .then()
                .body("items", empty());
        operator.request()
                .queryParam("q", unique)
                .queryParam("ticketId", ticket.id())
                .get("/api/admin/orders")
                .then()
                .body("items.id", contains(order.toString()));
    }

    @Test
    void findsOnlyOrdersOfTheOrganiser() {
        Buyer member = Buyer.anyone();
        Organiser.anyone().with(member, "SUPPORT").owns(ticket);
        UUID order = holdsFor("Ada " + unique, "ada@example.org");
        buyer.holds(OfferedTicket.onSale(1).published(), 1);

        find(member, unique).body("items.id", contains(order.toString()));
        find(member, buyer.name()).body("items.id", contains(order.toString()));
    }

    /** Words are looked up as they are, whatever they mean in a query. */
    @Test
    void acceptsAnyText() {
        for (String text : new String[] {"'", "a' | 'b:*", "!&()", "\\", "%", "\u0301", "   "}) {
            find(operator, text);
        }
        operator.request()
                .queryParam("q", "x".repeat(201))
                .get("/api/admin/orders")
                .then()
                .statusCode(400);
    }

    private ValidatableResponse find(Buyer caller, String text) {
        return caller.request()
                .queryParam("q", text)
                .get("/api/admin/orders")
                .then()
                .statusCode(200);
    }

    private UUID holdsFor(String name, String email) {
        return UUID.fromString(buyer.request()
                .body("{\"items\": [%s], \"contact\": {\"email\": \"%s\", \"name\": \"%s\"}}"
                        .formatted(Buyer.line(ticket, 1), email, name))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
