package dev.boxoffice.tickets.pool;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.boxoffice.tickets.Sales;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class PoolResourceTest {

    private final Seller seller = Seller.anyone();
    private UUID show;

    @BeforeEach
    void createShow() {
        show = seller.hasShow(ShowBody.concert());
    }

    private UUID floor() {
        return UUID.fromString(given().get("/api/shows/{id}", show).path("pools[0].id"));
    }

    @Test
    void addsAPoolToAShow() {
        Response created = seller.sends()
                .body(Map.of("showId", show, "name", "terrace", "capacity", 20))
                .post("/api/pools");
        created.then()
                .statusCode(201)
                .header("ETag", "\"1.0\"")
                .body("showId", equalTo(show.toString()))
                .body("availability.available", equalTo(20));
        given().get("/api/pools/{id}", created.<String>path("id"))
                .then()
                .statusCode(200)
                .body("name", equalTo("terrace"));
        Seller.anyone()
                .sends()
                .body(Map.of("showId", show, "name", "mine", "capacity", 20))
                .post("/api/pools")
                .then()
                .statusCode(403);
        seller.sends()
                .body(Map.of("showId", UUID.randomUUID(), "name", "nowhere", "capacity", 20))
                .post("/api/pools")
                .then()
                .statusCode(404);
        seller.sends()
                .body(Map.of("showId", show, "name", "", "capacity", 0))
                .post("/api/pools")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("capacity"))
                .body("violations.field", hasItem("name"));
    }

    @Test
    void changesAPool() {
        UUID pool = floor();
        seller.patches("/api/pools", pool, Map.of("capacity", 60))
                .then()
                .statusCode(200)
                .header("ETag", "\"2.0\"")
                .body("capacity", equalTo(60));
        given().get("/api/shows/{id}", show).then().body("tickets.availability.available", contains(40, 60, 30));
        seller.sends()
                .header("If-Match", "\"1.0\"")
                .body(Map.of("name", "pit", "capacity", 60))
                .put("/api/pools/{id}", pool)
                .then()
                .statusCode(412);
        seller.sends()
                .body(Map.of("name", "pit", "capacity", 60))
                .put("/api/pools/{id}", pool)
                .then()
                .statusCode(428);
    }

    @Test
    void limitsTicketsByTheFiguresOfTheirPools() {
        UUID pool = floor();
        String before = given().get("/api/shows/{id}", show).header("ETag");
        Sales.publishPool(pool, 5, 80, 15, 1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/api/pools/{id}", pool)
                        .then()
                        .header("ETag", "\"1.1\"")
                        .body("availability.available", equalTo(15))
                        .body("availability.held", equalTo(5)));
        Response read = given().get("/api/shows/{id}", show);
        read.then()
                .header("ETag", org.hamcrest.Matchers.not(before))
                .body("tickets.availability.available", contains(15, 15, 30))
                .body("availability.available", equalTo(45));
        seller.patches("/api/pools", pool, Map.of("capacity", 84))
                .then()
                .statusCode(409)
                .body("type", endsWith("/capacity-below-sold"));
        seller.patches("/api/pools", pool, Map.of("capacity", 85)).then().statusCode(200);
    }
}
