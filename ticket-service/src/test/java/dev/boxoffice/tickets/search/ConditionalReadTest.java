package dev.boxoffice.tickets.search;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class ConditionalReadTest {

    private final Seller seller = Seller.anyone();

    @Test
    void returns304ForAnUnchangedPage() {
        seller.hasTicket(TicketBody.concert());
        seller.hasTicket(TicketBody.concert());
        Response first = page(null);

        page(first.header("ETag"))
                .then()
                .statusCode(304)
                .header("ETag", first.header("ETag"))
                .header("Cache-Control", "no-cache")
                .header("Link", containsString("rel=\"next\""))
                .body(emptyString());
    }

    @Test
    void comparesPagesWeakly() {
        seller.hasTicket(TicketBody.concert());
        String tag = page(null).header("ETag");

        page("W/" + tag).then().statusCode(304).header("ETag", tag);
        page("\"other\", W/" + tag).then().statusCode(304);
        page("*").then().statusCode(304);
        page("W/\"other\"").then().statusCode(200);
    }

    @Test
    void returnsAChangedPageWithANewTag() {
        UUID ticket = seller.hasTicket(TicketBody.concert());
        String before = page(null).header("ETag");
        seller.edits(ticket, "*", TicketBody.concert().titled("Later")).then().statusCode(200);

        page(before)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(before)))
                .header("Cache-Control", "no-cache")
                .body("items[0].title", equalTo("Later"));
    }

    @Test
    void showsANewTicketWithinTheCacheTime() {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        search(word).then().body("items", hasSize(0));
        seller.hasTicket(TicketBody.concert().titled(word));

        await().untilAsserted(() -> search(word).then().body("items", hasSize(1)));
    }

    private Response page(String ifNoneMatch) {
        var request = given().queryParam("sellerId", seller.name()).queryParam("limit", 1);
        return (ifNoneMatch == null ? request : request.header("If-None-Match", ifNoneMatch)).get("/api/tickets");
    }

    private static Response search(String word) {
        return given().queryParam("q", word).get("/api/tickets");
    }
}
