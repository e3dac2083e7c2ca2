package dev.boxoffice.orders.order;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OrderServiceTest
class BadRequestTest {

    private static final String PROBLEM = "application/problem+json";

    private static final String LARGE = "{\"items\": [" + " ".repeat(65_536) + "]}";

    @TestHTTPResource("/api/orders")
    String orders;

    private final Buyer buyer = Buyer.anyone();
    private OfferedTicket ticket;

    @BeforeEach
    void publishTicket() {
        ticket = OfferedTicket.onSale(100).published();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{}",
                "{\"items\": null}",
                "{\"items\": []}",
                "{\"items\": [null]}",
                "{\"items\": [{}]}",
                "{\"items\": [{\"ticketId\": \"x\", \"quantity\": 1}]}",
                "{\"items\": [{\"ticketId\": \"TICKET\"}]}",
                "{\"items\": [{\"ticketId\": \"TICKET\", \"quantity\": 0}]}",
                "{\"items\": [{\"ticketId\": \"TICKET\", \"quantity\": -1}]}",
                "{\"items\": [{\"ticketId\": \"TICKET\", \"quantity\": 1.5}]}",
                "{\"items\": [{\"ticketId\": \"TICKET\", \"quantity\": \"1\"}]}",
                "{\"items\": [{\"ticketId\": \"TICKET\", \"quantity\": 99999999999}]}",
                "{\"items\": [{\"ticketId\": \"TICKET\", \"quantity\": 1, \"price\": 1}]}",
                "{\"items\": [{\"ticketId\": \"TICKET\", \"quantity\": 1}], \"items\": []}",
                "{\"items\": [{\"ticketId\": \"TICKET\", \"quantity\": 1}]} x",
                "{\"items\": [{\"ticketId\": \"TICKET\", \"quantity\": 1, \"expectedUnitPrice\": {\"amount\": 1}}]}"
            })
    void rejectsMalformedBodies(String body) {
        buyer.request()
                .body(body.replace("TICKET", ticket.id().toString()))
                .post("/api/orders")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body(not(containsString("xception")));
        assertThat(ticket.held()).isZero();
    }

    @Test
    void namesTheInvalidField() {
        buyer.orders(ticket, 0).then().statusCode(400).body("violations.field", hasItem("items[0].quantity"));
    }

    @Test
    void rejectsALargeBody() {
        given().auth()
                .oauth2(buyer.token())
                .contentType(ContentType.JSON)
                .body(LARGE)
                .post("/api/orders")
                .then()
                .statusCode(413)
                .contentType(PROBLEM);
    }

    @Test
    void rejectsALargeBodyWithoutContentLength() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(orders))
                .header("Authorization", "Bearer " + buyer.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LARGE.getBytes(UTF_8))))
                .build();

        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var response = client.send(request, BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("body-too-large");
        }
    }

    @Test
    void rejectsOtherContentTypes() {
        given().auth()
                .oauth2(buyer.token())
                .contentType(ContentType.TEXT)
                .body("two please")
                .post("/api/orders")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @Test
    void requiresAToken() {
        given().get("/api/orders").then().statusCode(401).contentType(PROBLEM);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/orders")
                .then()
                .statusCode(401);
    }

    @Test
    void rejectsAMalformedToken() {
        given().auth().oauth2("nonsense").get("/api/orders").then().statusCode(401);
    }

    @Test
    void returnsNotFoundForMalformedAndUnknownIds() {
        buyer.request().get("/api/orders/first").then().statusCode(404).contentType(PROBLEM);
        buyer.reads(UUID.randomUUID()).then().statusCode(404).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "after=x", "after=bm9uZQ", "status=LOST", "count=maybe"})
    void rejectsInvalidQueryParameters(String query) {
        buyer.request().get("/api/orders?" + query).then().statusCode(400).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "ünïcode"})
    void rejectsInvalidIdempotencyKeys(String key) {
        buyer.ordersWithKey(key, ticket, 1).then().statusCode(400).contentType(PROBLEM);
        assertThat(ticket.held()).isZero();
    }
}
