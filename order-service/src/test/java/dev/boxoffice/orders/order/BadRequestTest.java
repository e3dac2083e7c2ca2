package dev.boxoffice.orders.order;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void readsAnOrderByItsIdInOneSpellingOnly() {
        String id = buyer.holds(ticket, 1).toString();

        buyer.request().get("/api/orders/" + id.toUpperCase(Locale.ROOT)).then().statusCode(200);
        for (String alias : List.of(id.substring(1), "0" + id, id.replace("-", ""), id + " ")) {
            buyer.request()
                    .get("/api/orders/{id}", alias)
                    .then()
                    .statusCode(404)
                    .contentType(PROBLEM);
        }
    }

    @Test
    void explainsACompressedBody() throws IOException {
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write("{\"items\": []}".getBytes(UTF_8));
        }
        sends(gzip.toByteArray()).statusCode(400).body("detail", containsString("compressed"));
    }

    @Test
    void requiresUtf8() {
        for (var charset : List.of(UTF_16, UTF_16LE, UTF_16BE, Charset.forName("UTF-32"))) {
            sends("{\"items\": []}".getBytes(charset)).statusCode(400).body("detail", containsString("UTF-8"));
        }
        sends(new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'})
                .statusCode(400)
                .body("detail", equalTo("The body is not valid UTF-8."));
        buyer.request()
                .contentType("application/json; charset=ISO-8859-1")
                .body("{}".getBytes(UTF_8))
                .post("/api/orders")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                   | A JSON body is required.
            null                                                 | The body must not be null.
            [1]                                                  | The body must be an object.
            {"items": [{"quantity": 9223372036854775808}]}       | 'items[0].quantity' is a number that is too large.
            {"items": [{"quantity": 1e400}]}                     | 'items[0].quantity' is a number that is too large.
            {"items": [{"ticketId": "1-1-1-1-1"}]}               | 'items[0].ticketId' must be a UUID like 01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d.
            {"items": {}}                                        | 'items' must be an array.
            {"items": [], "items": []}                           | Duplicate field 'items' at line 1, column 22.
            {"user": 1}                                          | Unknown field 'user'. The known fields are clientReference, contact, items.
            """)
    void explainsTheError(String body, String detail) {
        buyer.request().body(body).post("/api/orders").then().statusCode(400).body("detail", equalTo(detail));
    }

    private ValidatableResponse sends(byte[] body) {
        return given().auth()
                .oauth2(buyer.token())
                .contentType("application/json")
                .body(body)
                .post("/api/orders")
                .then()
                .contentType(PROBLEM);
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
        buyer.request().get("/api/orders/1-1-1-1-1").then().statusCode(404).contentType(PROBLEM);
        buyer.reads(UUID.randomUUID()).then().statusCode(404).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=",
                "limit",
                "limit=99999999999999999999",
                "limit=1&limit=2",
                "after=x",
                "after=",
                "after=bm9uZQ",
                "status=LOST",
                "status=",
                "status=complete",
                "count=maybe",
                "count=TRUE",
                "userId=another",
                "Limit=1",
                "=1",
                "limit=1;after=x"
            })
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
