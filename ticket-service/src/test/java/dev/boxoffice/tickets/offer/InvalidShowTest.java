package dev.boxoffice.tickets.offer;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketServiceTest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TicketServiceTest
class InvalidShowTest {

    private static final Map<String, Object> STANDING = ShowBody.ticket("Standing", 2500, 10);

    private final Seller seller = Seller.anyone();

    static Stream<Arguments> invalidFields() {
        return Stream.of(
                arguments("title", " "),
                arguments("title", "t".repeat(201)),
                arguments("title", null),
                arguments("description", "d".repeat(4001)),
                arguments("category", "Stand-up Comedy"),
                arguments("category", "c".repeat(51)),
                arguments("venue", null),
                arguments("venue.name", Map.of("city", "Köln")),
                arguments("venue.city", Map.of("name", "Old Mill")),
                arguments("venue.name", Map.of("name", "\u200b")),
                arguments("venue.address", Map.of("name", "Old Mill", "address", "a".repeat(201))),
                arguments("venue.city", Map.of("name", "Old Mill", "city", "two\nlines")),
                arguments("venue.country", Map.of("name", "Old Mill", "country", "Germany")),
                arguments("venue.country", Map.of("name", "Old Mill", "city", "Köln", "country", "XX")),
                arguments("timeZone", null),
                arguments("timeZone", "Berlin"),
                arguments("timeZone", "+01:00"),
                arguments("startsAt", null),
                arguments("startsAt", "2020-01-01T00:00:00Z"),
                arguments("endsAt", ShowBody.inDays(30)),
                arguments("doorsAt", ShowBody.inDays(31)),
                arguments("doorsAt", "1900-01-01T00:00:00Z"),
                arguments("refundsUntil", ShowBody.inDays(31)),
                arguments("refundsUntil", "1900-01-01T00:00:00Z"),
                arguments("status", "CALLED_OFF"),
                arguments("pools", Collections.nCopies(21, ShowBody.pool("p", 1))),
                arguments("pools[0].name", List.of(ShowBody.pool(" ", 1))),
                arguments("pools[0].capacity", List.of(ShowBody.pool("floor", 0))),
                arguments("pools[1].name", List.of(ShowBody.pool("floor", 1), ShowBody.pool(" floor ", 2))),
                arguments("tickets", Collections.nCopies(51, STANDING)),
                arguments("tickets[0].name", List.of(with("name", "n".repeat(101)))),
                arguments("tickets[1].price.amount", List.of(STANDING, ShowBody.ticket("Seat", -1, 10))),
                arguments("tickets[1].price.amount", List.of(STANDING, ShowBody.ticket("Seat", 10, 10))),
                arguments(
                        "tickets[1].price.currency",
                        List.of(STANDING, with("price", Map.of("amount", 100, "currency", "CHF")))),
                arguments("tickets[0].price", List.of(with("price", null))),
                arguments("tickets[0].capacity", List.of(with("capacity", 0))),
                arguments("tickets[0].maxPerOrder", List.of(with("maxPerOrder", 101))),
                arguments("tickets[0].maxPerBuyer", List.of(with("maxPerBuyer", 0))),
                arguments("tickets[0].onSaleFrom", List.of(with("onSaleFrom", "1950-01-01T00:00:00Z"))),
                arguments(
                        "tickets[0].onSaleUntil",
                        List.of(with(with("onSaleFrom", ShowBody.inDays(2)), "onSaleUntil", ShowBody.inDays(2)))),
                arguments("tickets[0].pools[0]", List.of(with("pools", List.of("nowhere")))),
                arguments("tickets[0].pools", List.of(with("pools", List.of("a", "b", "c", "d", "e")))));
    }

    private static Map<String, Object> with(String field, Object value) {
        return with(STANDING, field, value);
    }

    private static Map<String, Object> with(Map<String, Object> ticket, String field, Object value) {
        var changed = new HashMap<>(ticket);
        changed.put(field, value);
        return changed;
    }

    @ParameterizedTest
    @MethodSource("invalidFields")
    void namesTheInvalidField(String field, Object value) {
        String name = field.replaceFirst("[.\\[].*", "");
        seller.creates(ShowBody.draft().with(name, value))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field))
                .body(not(containsString("xception")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tickets\": {}}",
                "{\"tickets\": [null]}",
                "{\"tickets\": [[]]}",
                "{\"tickets\": [{\"pools\": [null]}]}",
                "{\"tickets\": [{\"pools\": \"floor\"}]}",
                "{\"pools\": [null]}",
                "{\"venue\": \"Old Mill\"}",
                "{\"venue\": {\"zip\": \"50667\"}}",
                "{\"tickets\": [{\"sellerId\": \"me\"}]}",
                "{\"organiserId\": \"me\"}",
                "{\"timeZone\": 1}",
                "{\"refundsUntil\": \"tomorrow\"}",
                "{\"askHolderNames\": \"maybe\"}",
                "{\"version\": 7}"
            })
    void rejectsAMalformedBody(String body) {
        seller.sends().body(body).post("/api/shows").then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"startsAt", "venue", "title", "timeZone"})
    void requiresTheFieldInAnUpdateToo(String field) {
        var show = seller.hasShow(ShowBody.draft());
        seller.sends()
                .header("If-Match", "*")
                .body(ShowBody.draft().without(field).fields())
                .put("/api/shows/{id}", show)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
        var patch = new HashMap<String, Object>();
        Arrays.asList(field).forEach(name -> patch.put(name, null));
        seller.patches("/api/shows", show, patch).then().statusCode(400).body("violations.field", hasItem(field));
    }
}
