package dev.boxoffice.tickets.ticket;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TicketServiceTest
class BadRequestTest {

    private static final String PROBLEM = "application/problem+json";

    private final Seller seller = Seller.anyone();

    static Stream<Arguments> invalidFields() {
        return Stream.of(
                Arguments.of("title", ""),
                Arguments.of("title", "   "),
                Arguments.of("title", "t".repeat(201)),
                Arguments.of("title", "nul\0"),
                Arguments.of("title", "two\nlines"),
                Arguments.of("title", "🎸".repeat(201)),
                Arguments.of("title", "\u200b\u3164"),
                Arguments.of("title", "gnp\u202e.exe"),
                Arguments.of("description", "d".repeat(4001)),
                Arguments.of("description", "\u2066open"),
                Arguments.of("description", "bell\u0007"),
                Arguments.of("venue", ""),
                Arguments.of("venue", "v".repeat(201)),
                Arguments.of("venue", "\u2800"),
                Arguments.of("startsAt", "2020-01-01T00:00:00Z"),
                Arguments.of("price.amount", Map.of("amount", -1, "currency", "EUR")),
                Arguments.of("price.amount", Map.of("amount", 100_000_000, "currency", "EUR")),
                Arguments.of("price.amount", Map.of("amount", 1_000_000_000_000L, "currency", "IDR")),
                Arguments.of("price.amount", Map.of("amount", 49, "currency", "EUR")),
                Arguments.of("price.amount", Map.of("amount", 1_235, "currency", "KWD")),
                Arguments.of("price.amount", Map.of("currency", "EUR")),
                Arguments.of("price.currency", Map.of("amount", 1, "currency", "eur")),
                Arguments.of("price.currency", Map.of("amount", 1, "currency", "XXX")),
                Arguments.of("price.currency", Map.of("amount", 1, "currency", "ABC")),
                Arguments.of("price.currency", Map.of("amount", 4_500, "currency", "HRK")),
                Arguments.of("price.currency", Map.of("amount", 4_500, "currency", "BGN")),
                Arguments.of("price.currency", Map.of("amount", 4_500, "currency", "CLF")),
                Arguments.of("price.currency", Map.of("amount", 0, "currency", "IRR")),
                Arguments.of("price.currency", Map.of("amount", 1)),
                Arguments.of("capacity", 0),
                Arguments.of("capacity", 1_000_001),
                Arguments.of("maxPerOrder", 0),
                Arguments.of("maxPerOrder", 101));
    }

    @ParameterizedTest
    @MethodSource("invalidFields")
    void namesTheInvalidField(String field, Object value) {
        String name = field.replaceFirst("\\..*", "");
        assertBadRequest(seller.creates(TicketBody.concert().with(name, value)))
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "venue", "startsAt", "price", "capacity"})
    void namesTheMissingField(String field) {
        assertBadRequest(seller.creates(TicketBody.concert().without(field))).body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{} {}",
                "{\"title\": \"a\", \"title\": \"b\"}",
                "{\"title\": 7}",
                "{\"title\": \"\\ud800\"}",
                "{\"startsAt\": \"tomorrow\"}",
                "{\"startsAt\": \"2030-01-01\"}",
                "{\"startsAt\": 1900000000}",
                "{\"startsAt\": \"+10000-01-01T00:00:00Z\"}",
                "{\"startsAt\": \"9999-12-31T23:59:59-18:00\"}",
                "{\"startsAt\": \"9999-12-31T24:00:00Z\"}",
                "{\"startsAt\": \"+1000000001-01-01T00:00:00Z\"}",
                "{\"price\": 45}",
                "{\"price\": {\"amount\": 45.5, \"currency\": \"EUR\"}}",
                "{\"price\": {\"amount\": \"45\", \"currency\": \"EUR\"}}",
                "{\"price\": {\"amount\": 99999999999999999999, \"currency\": \"EUR\"}}",
                "{\"capacity\": 99999999999}",
                "{\"capacity\": true}",
                "{\"unknown\": 1}",
                "{\"sellerId\": \"another-seller\"}"
            })
    void rejectsAMalformedBody(String body) {
        assertBadRequest(seller.sends().body(body).post("/api/tickets"));
    }

    private static io.restassured.response.ValidatableResponse assertBadRequest(Response response) {
        return response.then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("status", equalTo(400))
                .body("title", notNullValue())
                .body(not(containsString("xception")))
                .body(not(containsString("dev.boxoffice.t")))
                .body(not(containsString("com.fasterxml")));
    }

    @Test
    void rejectsALargeBody() {
        seller.creates(TicketBody.concert().with("description", "d".repeat(65_536)))
                .then()
                .statusCode(413)
                .contentType(PROBLEM);
    }

    @Test
    void rejectsAnUnsupportedContentType() {
        given().auth()
                .oauth2(seller.token())
                .contentType(ContentType.TEXT)
                .body("a concert")
                .post("/api/tickets")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @Test
    void rejectsAnUnsupportedMethod() {
        seller.sends()
                .body(Map.of())
                .post("/api/tickets/{id}", UUID.randomUUID())
                .then()
                .statusCode(405)
                .contentType(PROBLEM);
    }

    @Test
    void rejectsAnUnsupportedAcceptHeader() {
        given().accept("text/html").get("/api/tickets").then().statusCode(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets/first", "/api/nothing"})
    void returns404ForAMalformedIdOrPath(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "ünïcode"})
    void rejectsAnInvalidIdempotencyKey(String key) {
        assertBadRequest(seller.sends()
                .header("Idempotency-Key", key)
                .body(TicketBody.concert().fields())
                .post("/api/tickets"));
    }
}
