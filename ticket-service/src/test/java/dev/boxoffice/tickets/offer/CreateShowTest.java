package dev.boxoffice.tickets.offer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class CreateShowTest {

    private final Seller seller = Seller.anyone();

    @Test
    void createsAShowWithItsTicketsAndPools() {
        Response created = seller.creates(ShowBody.concert());
        created.then()
                .statusCode(201)
                .header("Location", endsWith("/api/shows/" + created.path("id")))
                .body("title", equalTo("Evening of Strings"))
                .body("venue.city", equalTo("Köln"))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("status", equalTo("PUBLISHED"))
                .body("version", equalTo(1))
                .body("tickets.name", contains("Early bird", "Standing", "Seat"))
                .body("tickets.position", contains(0, 1, 2))
                .body("tickets.availability.available", contains(40, 100, 30))
                .body("pools.name", contains("floor", "balcony"))
                .body("availability.available", equalTo(130));
        List<String> pools = created.path("pools.id");
        assertThat(created.<List<List<String>>>path("tickets.poolIds"))
                .containsExactly(List.of(pools.get(0)), List.of(pools.get(0)), List.of(pools.get(1)));
        assertThat(given().get("/api/shows/{id}", created.<String>path("id")).asString())
                .isEqualTo(created.asString());
    }

    @Test
    void createsNothingIfAnyPartIsInvalid() {
        long before = count();
        seller.creates(ShowBody.concert()
                        .with(
                                "tickets",
                                List.of(
                                        ShowBody.ticket("Standing", 2500, 10, "floor"),
                                        ShowBody.ticket("Seat", 10, 10))))
                .then()
                .statusCode(400)
                .body("violations.field", contains("tickets[1].price.amount"));
        assertThat(count()).isEqualTo(before);
    }

    private long count() {
        return given().queryParam("sellerId", seller.name())
                .queryParam("count", true)
                .get("/api/tickets")
                .jsonPath()
                .getLong("total");
    }

    @Test
    void replaysARepeatedRequest() {
        String key = UUID.randomUUID().toString();
        List<String> ids = java.util.stream.Stream.of(1, 2)
                .map(n -> seller.sends()
                        .header("Idempotency-Key", key)
                        .body(ShowBody.concert().fields())
                        .post("/api/shows")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @Test
    void hidesADraftFromOthers() {
        UUID draft = seller.hasShow(ShowBody.concert().without("status"));
        String ticket = seller.sends().get("/api/shows/{id}", draft).path("tickets[0].id");
        String pool = seller.sends().get("/api/shows/{id}", draft).path("pools[0].id");
        for (String path : List.of("/api/shows/" + draft, "/api/tickets/" + ticket, "/api/pools/" + pool)) {
            given().get(path).then().statusCode(404);
            Seller.anyone().sends().get(path).then().statusCode(404);
            seller.sends().get(path).then().statusCode(200);
            Seller.operator().sends().get(path).then().statusCode(200);
        }
        Seller.anyone()
                .patches("/api/shows", draft, Map.of("title", "Mine"))
                .then()
                .statusCode(404);
        given().queryParam("sellerId", seller.name()).get("/api/tickets").then().body("items", empty());
    }

    @Test
    void showsAPublishedShowToEveryoneAndLetsOnlyTheTeamChangeIt() {
        UUID show = seller.hasShow(ShowBody.concert());
        given().get("/api/shows/{id}", show).then().statusCode(200).body("tickets", hasSize(3));
        Seller.anyone()
                .patches("/api/shows", show, Map.of("title", "Mine"))
                .then()
                .statusCode(403)
                .body("type", endsWith("/not-yours"));
        Seller.operator()
                .patches("/api/shows", show, Map.of("title", "Ours"))
                .then()
                .statusCode(200)
                .body("title", equalTo("Ours"));
    }

    @Test
    void givesATicketOfTheShortShapeAShowOfItsOwn() {
        UUID ticket = seller.hasTicket(TicketBody.concert());
        Response read = given().get("/api/tickets/{id}", ticket);
        read.then().body("name", equalTo("General admission")).body("timeZone", equalTo("UTC"));
        given().get("/api/shows/{id}", read.<String>path("showId"))
                .then()
                .body("status", equalTo("PUBLISHED"))
                .body("title", equalTo("Evening of Strings"))
                .body("organiserId", equalTo(read.path("organiserId")))
                .body("tickets.id", contains(ticket.toString()));
    }

    @Test
    void givesAShowOfTheShortShapeATimeZone() {
        var body = new HashMap<String, Object>(TicketBody.concert().fields());
        body.put("timeZone", "Asia/Tokyo");
        seller.sends().body(body).post("/api/tickets").then().statusCode(201).body("timeZone", equalTo("Asia/Tokyo"));
        body.put("timeZone", "+09:00");
        assertInvalid(body, "timeZone");
    }

    @Test
    void addsATicketToAShow() {
        UUID show = seller.hasShow(ShowBody.concert());
        String pool = given().get("/api/shows/{id}", show).path("pools[0].id");
        Map<String, Object> body = Map.of(
                "showId",
                show,
                "name",
                "Late entry",
                "price",
                Map.of("amount", 900, "currency", "EUR"),
                "capacity",
                10,
                "maxPerBuyer",
                2,
                "poolIds",
                List.of(pool));
        seller.sends()
                .body(body)
                .post("/api/tickets")
                .then()
                .statusCode(201)
                .body("title", equalTo("Evening of Strings"))
                .body("position", equalTo(3))
                .body("maxPerBuyer", equalTo(2))
                .body("poolIds", contains(pool));
        Seller.anyone().sends().body(body).post("/api/tickets").then().statusCode(403);
        UUID other = seller.hasShow(ShowBody.concert());
        assertInvalid(with(body, "showId", other), "poolIds[0]");
        assertInvalid(with(body, "poolIds", List.of(pool, pool)), "poolIds[1]");
        assertInvalid(with(body, "title", "Mine"), "title");
        assertInvalid(with(body, "price", Map.of("amount", 900, "currency", "CHF")), "price.currency");
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var changed = new java.util.HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    private void assertInvalid(Map<String, Object> ticket, String field) {
        seller.sends()
                .body(ticket)
                .post("/api/tickets")
                .then()
                .statusCode(400)
                .body("violations.field", contains(field));
    }
}
