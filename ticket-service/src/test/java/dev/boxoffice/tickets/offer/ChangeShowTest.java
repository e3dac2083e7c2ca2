package dev.boxoffice.tickets.offer;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class ChangeShowTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Seller seller = Seller.anyone();

    @Test
    void changesTheTicketsWithTheirShow() {
        UUID show = seller.hasShow(ShowBody.concert());
        String ticket = read(show).path("tickets[2].id");
        seller.patches("/api/shows", show, Map.of("title", "Night of Strings", "timeZone", "Europe/Paris"))
                .then()
                .statusCode(200)
                .header("ETag", org.hamcrest.Matchers.startsWith("\"2."))
                .body("version", equalTo(2))
                .body("tickets.title", everyItem(equalTo("Night of Strings")))
                .body("tickets.version", contains(2, 2, 2));

        List<JsonNode> shows = eventsOf(Topics.SHOWS, show.toString(), 2);
        assertThat(shows).extracting(event -> event.get("version").asInt()).containsExactly(1, 2);
        JsonNode changed = eventsOf(Topics.TICKETS, ticket, 2).getLast();
        assertThat(changed.get("title").asText()).isEqualTo("Night of Strings");
        assertThat(changed.get("timeZone").asText()).isEqualTo("Europe/Paris");
        assertThat(changed.get("name").asText()).isEqualTo("Seat");
        assertThat(changed.get("showId").asText()).isEqualTo(show.toString());
        assertThat(changed.get("poolIds")).hasSize(1);
        assertThat(eventsOf(Topics.POOLS, changed.get("poolIds").get(0).asText(), 1)
                        .getFirst()
                        .get("capacity")
                        .asInt())
                .isEqualTo(30);
    }

    @Test
    void doesNotPublishTicketsOfAnUnrelatedChange() {
        UUID show = seller.hasShow(ShowBody.concert());
        seller.patches("/api/shows", show, Map.of("category", "opera"))
                .then()
                .statusCode(200)
                .body("tickets.version", contains(1, 1, 1));
    }

    @Test
    void publishesTheRefundDeadlineAndWhetherHoldersAreAskedForNames() {
        UUID show = seller.hasShow(ShowBody.concert());
        read(show).then().body("refundsUntil", nullValue()).body("askHolderNames", equalTo(false));
        seller.patches("/api/shows", show, Map.of("refundsUntil", ShowBody.inDays(20), "askHolderNames", true))
                .then()
                .statusCode(200)
                .body("refundsUntil", equalTo(ShowBody.inDays(20)))
                .body("askHolderNames", equalTo(true))
                .body("tickets.refundsUntil", everyItem(equalTo(ShowBody.inDays(20))));

        JsonNode changed = eventsOf(Topics.SHOWS, show.toString(), 2).getLast();
        assertThat(changed.get("refundsUntil").asText()).isEqualTo(ShowBody.inDays(20));
        assertThat(changed.get("askHolderNames").asBoolean()).isTrue();
        String ticket = read(show).path("tickets[0].id");
        assertThat(eventsOf(Topics.TICKETS, ticket, 2)
                        .getLast()
                        .get("refundsUntil")
                        .asText())
                .isEqualTo(ShowBody.inDays(20));
    }

    @Test
    void replacesTheRefundDeadlineWithTheDefault() {
        UUID show = seller.hasShow(
                ShowBody.concert().with("refundsUntil", ShowBody.inDays(20)).with("askHolderNames", true));
        read(show).then().body("refundsUntil", equalTo(ShowBody.inDays(20))).body("askHolderNames", equalTo(true));
        seller.sends()
                .header("If-Match", "*")
                .body(ShowBody.draft().fields())
                .put("/api/shows/{id}", show)
                .then()
                .statusCode(200)
                .body("refundsUntil", nullValue())
                .body("askHolderNames", equalTo(false));
    }

    @Test
    void endsRefundsBeforeTheDoorsOpen() {
        UUID show = seller.hasShow(ShowBody.draft().with("refundsUntil", ShowBody.inDays(30)));
        seller.patches("/api/shows", show, Map.of("doorsAt", ShowBody.inDays(29)))
                .then()
                .statusCode(400)
                .body("violations.field", contains("refundsUntil"));
        seller.patches("/api/shows", show, Map.of("doorsAt", ShowBody.inDays(29), "refundsUntil", ShowBody.inDays(29)))
                .then()
                .statusCode(200);
    }

    @Test
    void requiresTheCurrentETag() {
        UUID show = seller.hasShow(ShowBody.concert());
        String current = read(show).header("ETag");
        var body = new HashMap<>(ShowBody.draft().with("title", "Replaced").fields());
        seller.sends().body(body).put("/api/shows/{id}", show).then().statusCode(428);
        seller.sends()
                .header("If-Match", current)
                .body(body)
                .put("/api/shows/{id}", show)
                .then()
                .statusCode(200);
        seller.sends()
                .header("If-Match", current)
                .body(body)
                .put("/api/shows/{id}", show)
                .then()
                .statusCode(412);
    }

    @Test
    void publishesADraftOnce() {
        UUID show = seller.hasShow(ShowBody.concert().without("status"));
        for (int i = 0; i < 2; i++) {
            seller.sends()
                    .post("/api/shows/{id}/publish", show)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("PUBLISHED"))
                    .body("version", equalTo(2))
                    .body("tickets.showStatus", everyItem(equalTo("PUBLISHED")));
        }
        given().get("/api/shows/{id}", show).then().statusCode(200);
    }

    @Test
    void callsAShowOff() {
        UUID show = seller.hasShow(ShowBody.concert());
        seller.sends()
                .post("/api/shows/{id}/call-off", show)
                .then()
                .statusCode(200)
                .body("status", equalTo("CALLED_OFF"))
                .body("availability.available", equalTo(0))
                .body("tickets.availability.available", everyItem(equalTo(0)));
        given().queryParam("sellerId", seller.name()).get("/api/tickets").then().body("items.size()", equalTo(0));
        String ticket = read(show).path("tickets[0].id");
        assertThat(eventsOf(Topics.TICKETS, ticket, 2)
                        .getLast()
                        .get("showStatus")
                        .asText())
                .isEqualTo("CALLED_OFF");
        seller.sends()
                .post("/api/shows/{id}/publish", show)
                .then()
                .statusCode(409)
                .body("type", endsWith("/show-called-off"));
        seller.patches("/api/tickets", UUID.fromString(ticket), Map.of("capacity", 10))
                .then()
                .statusCode(409)
                .body("type", endsWith("/show-called-off"));
    }

    @Test
    void doesNotCallOffADraft() {
        UUID show = seller.hasShow(ShowBody.draft());
        seller.sends()
                .post("/api/shows/{id}/call-off", show)
                .then()
                .statusCode(409)
                .body("type", endsWith("/show-not-published"));
    }

    @Test
    void changesTheShowThroughItsOnlyTicket() {
        UUID ticket = seller.hasTicket(TicketBody.concert());
        seller.edits(ticket, "\"1.0\"", TicketBody.concert().titled("Renamed").ofCapacity(50))
                .then()
                .statusCode(200)
                .header("ETag", "\"2.0\"")
                .body("title", equalTo("Renamed"))
                .body("capacity", equalTo(50));
        String show = given().get("/api/tickets/{id}", ticket).path("showId");
        read(UUID.fromString(show)).then().body("title", equalTo("Renamed")).body("version", equalTo(2));
    }

    @Test
    void doesNotChangeAShowThroughOneOfSeveralTickets() {
        UUID show = seller.hasShow(ShowBody.concert());
        UUID ticket = UUID.fromString(read(show).path("tickets[0].id"));
        seller.patches("/api/tickets", ticket, Map.of("title", "Renamed"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/show-has-other-tickets"))
                .body("showId", equalTo(show.toString()));
        seller.patches("/api/tickets", ticket, Map.of("capacity", 30))
                .then()
                .statusCode(200)
                .body("capacity", equalTo(30));
        seller.sends()
                .header("If-Match", "*")
                .body(Map.of("price", Map.of("amount", 1000, "currency", "EUR"), "capacity", 20, "name", "Early"))
                .put("/api/tickets/{id}", ticket)
                .then()
                .statusCode(200)
                .body("title", equalTo("Evening of Strings"))
                .body("name", equalTo("Early"))
                .body("position", equalTo(0));
    }

    @Test
    void keepsTheNameAndPositionThatAnUpdateOmits() {
        UUID show = seller.hasShow(ShowBody.concert());
        UUID ticket = UUID.fromString(read(show).path("tickets[1].id"));
        seller.sends()
                .header("If-Match", "*")
                .body(Map.of("price", Map.of("amount", 1000, "currency", "EUR"), "capacity", 20))
                .put("/api/tickets/{id}", ticket)
                .then()
                .statusCode(200)
                .body("name", equalTo("Standing"))
                .body("position", equalTo(1))
                .body("poolIds", empty());
    }

    @Test
    void requiresTheCityOnceAShowHasOne() {
        UUID show = seller.hasShow(ShowBody.concert());
        var withoutCity = new HashMap<String, Object>();
        withoutCity.put("city", null);
        seller.patches("/api/shows", show, Map.of("venue", withoutCity))
                .then()
                .statusCode(400)
                .body("violations.field", contains("venue.city"));

        UUID ticket = seller.hasTicket(TicketBody.concert());
        UUID other = UUID.fromString(given().get("/api/tickets/{id}", ticket).path("showId"));
        seller.patches("/api/shows", other, Map.of("category", "opera")).then().statusCode(200);
    }

    @Test
    void copiesAShowWithOtherDates() {
        UUID show = seller.hasShow(ShowBody.concert()
                .with(
                        "tickets",
                        List.of(
                                with(
                                        ShowBody.ticket("Early bird", 1900, 40, "floor"),
                                        "onSaleUntil",
                                        ShowBody.inDays(20)),
                                ShowBody.ticket("Withdrawn", 1900, 40, "floor")))
                .with("refundsUntil", ShowBody.inDays(25))
                .with("askHolderNames", true));
        seller.withdraws(UUID.fromString(read(show).path("tickets[1].id")));
        seller.sends()
                .body(Map.of("startsAt", ShowBody.inDays(37)))
                .post("/api/shows/{id}/copy", show)
                .then()
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .body("startsAt", equalTo(ShowBody.inDays(37)))
                .body("refundsUntil", equalTo(ShowBody.inDays(32)))
                .body("askHolderNames", equalTo(true))
                .body("pools.name", contains("floor", "balcony"))
                .body("tickets.name", contains("Early bird"));
    }

    @Test
    void endsRefundsOfACopyBeforeItsDoorsOpen() {
        UUID show = seller.hasShow(ShowBody.draft().with("refundsUntil", ShowBody.inDays(30)));
        seller.sends()
                .body(Map.of("startsAt", ShowBody.inDays(37), "doorsAt", ShowBody.inDays(36)))
                .post("/api/shows/{id}/copy", show)
                .then()
                .statusCode(201)
                .body("refundsUntil", equalTo(ShowBody.inDays(36)));
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    private static io.restassured.response.Response read(UUID show) {
        return given().get("/api/shows/{id}", show);
    }

    static List<JsonNode> eventsOf(String topic, String key, int atLeast) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Kafka.readAll(topic).stream()
                                .filter(event -> key.equals(event.key()))
                                .map(ChangeShowTest::body)
                                .toList(),
                        events -> events.size() >= atLeast);
    }

    private static JsonNode body(ConsumerRecord<String, byte[]> event) {
        try {
            return JSON.readTree(new String(event.value(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
