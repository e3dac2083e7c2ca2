package dev.boxoffice.orders.ticket;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketRows;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.testing.Stack;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A redrive applies dead letters again once their cause is gone. */
@OrderServiceTest
class DeadLetterRedriveTest {

    private static final String LETTERS = Topics.deadLetters(Topics.TICKETS);
    private static final String COUNT = "/api/admin/dead-letters";
    private static final String PATH = COUNT + "/redrive";

    @Test
    void appliesADeadLetter() {
        OfferedTicket ticket = OfferedTicket.onSale(10);
        letter("order-service", ticket.id(), ticket.json());

        JsonPath outcome = redrive();

        assertThat(outcome.getLong("applied")).isPositive();
        assertThat(outcome.getLong("remaining")).isZero();
        assertThat(outcome.getLong("read"))
                .isEqualTo(outcome.getLong("applied") + outcome.getLong("skipped") + outcome.getLong("deadAgain"));
        Buyer.anyone().holds(ticket, 1);
    }

    @Test
    void listsOpenDeadLettersOfThisService() {
        UUID key = UUID.randomUUID();
        int before = waiting();
        letter("order-service", key, "not \u0000 json");
        letter("search", UUID.randomUUID(), "not json");

        JsonPath letters = letters();

        assertThat(letters.getInt("waiting")).isEqualTo(before + 1);
        Map<String, Object> letter = listed(key);
        assertThat(letter)
                .containsEntry("topic", Topics.TICKETS)
                .containsEntry("eventType", EventType.TICKET_CREATED.type())
                .containsEntry("partition", 0)
                .containsEntry("offset", 42)
                .containsEntry("reason", "because")
                .containsEntry("payload", "not \u0000 json")
                .containsEntry("tries", 0)
                .containsKey("failedAt");
    }

    @Test
    void closesAnAppliedDeadLetter() {
        OfferedTicket ticket = OfferedTicket.onSale(10);
        letter("order-service", ticket.id(), ticket.json());
        redrive();
        assertThat(TicketRows.exists(ticket.id())).isTrue();
        assertThat(listed(ticket.id())).isNull();
        TicketRows.delete(ticket.id());

        redrive();

        assertThat(TicketRows.exists(ticket.id())).isFalse();
    }

    @Test
    void keepsNewerVersions() {
        OfferedTicket ticket = OfferedTicket.onSale(10);
        ticket.next().title("Second").published();
        letter("order-service", ticket.id(), ticket.json());

        redrive();

        assertThat(TicketRows.title(ticket.id())).isEqualTo("Second");
    }

    @Test
    void ignoresDeadLettersOfOtherConsumers() {
        OfferedTicket ticket = OfferedTicket.onSale(10);
        letter("search", ticket.id(), ticket.json());

        redrive();

        assertThat(TicketRows.exists(ticket.id())).isFalse();
    }

    @Test
    void keepsADeadLetterOpenThatFailsAgain() {
        UUID unreadable = UUID.randomUUID();
        OfferedTicket poison = OfferedTicket.onSale(3).price(2_000_000_000_000L, "EUR");
        letter("order-service", unreadable, "not json");
        letter("order-service", poison.id(), poison.json());
        redrive();
        int before = waiting();

        JsonPath outcome = redrive();

        assertThat(outcome.getLong("deadAgain")).isGreaterThanOrEqualTo(2);
        assertThat(waiting()).isEqualTo(before);
        assertThat(onKafka(unreadable)).hasSize(1);
        assertThat(onKafka(poison.id())).hasSize(1);
        assertThat(listed(unreadable)).containsEntry("tries", 2).doesNotContainEntry("reason", "because");
    }

    @Test
    void keepsTheReasonOfADeadLetterWithoutAValue() {
        UUID key = UUID.randomUUID();
        letter("order-service", key, null);

        JsonPath outcome = redrive();

        assertThat(outcome.getLong("deadAgain")).isPositive();
        assertThat(listed(key)).containsEntry("reason", "because").doesNotContainKey("payload");
    }

    @Test
    void dismissesADeadLetter() {
        UUID key = UUID.randomUUID();
        letter("order-service", key, "not json");
        letters();
        Object id = listed(key).get("id");

        delete(id).then().statusCode(204);

        assertThat(listed(key)).isNull();
        delete(id).then().statusCode(404).body("type", endsWith("/not-found"));
        delete("first").then().statusCode(404);
        delete("99999999999999999999").then().statusCode(404);
    }

    @Test
    void collectsARecordThatFailsTwiceOnce() {
        UUID key = UUID.randomUUID();
        Map<String, String> source =
                Map.of("dead-letter-topic-id", UUID.randomUUID().toString());
        letter("order-service", key, "not json", source);
        letter("order-service", key, "not json", source);
        int before = waiting();
        delete(listed(key).get("id")).then().statusCode(204);

        letter("order-service", key, "not json", source);

        assertThat(waiting()).isEqualTo(before - 1);
        assertThat(listed(key)).isNull();
    }

    @Test
    void pagesThroughDeadLetters() {
        letter("order-service", UUID.randomUUID(), "not json");
        letter("order-service", UUID.randomUUID(), "not json");
        letters();

        JsonPath first = list("limit=1");

        assertThat(first.getList("items")).hasSize(1);
        assertThat(list("limit=1&after=" + first.getString("next")).getString("items[0].id"))
                .isNotEqualTo(first.getString("items[0].id"));
        Buyer.operator().request().get(COUNT + "?after=x").then().statusCode(400);
        Buyer.operator().request().get(COUNT + "?limit=0").then().statusCode(400);
    }

    @Test
    void refusesASecondRedriveInAnyProcess() throws SQLException {
        try (var connection = Stack.applicationConnection("orders");
                var lock = connection.prepareStatement("select pg_advisory_lock(x'0b0d'::int, hashtext(?))")) {
            lock.setString(1, LETTERS);
            lock.execute();

            ReplicaAdmin.redrive()
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", endsWith("/redrive-running"));
            delete(1).then().statusCode(409).body("type", endsWith("/redrive-running"));
        }
        // the server releases the lock shortly after the connection closes
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> ReplicaAdmin.redrive().then().statusCode(200));
    }

    @Test
    void isForOperatorsOnly() {
        given().post(PATH).then().statusCode(401);
        given().get(COUNT).then().statusCode(401);
        given().delete(COUNT + "/1").then().statusCode(401);
        Buyer.anyone().request().get(COUNT).then().statusCode(403);
        Buyer.anyone().request().delete(COUNT + "/1").then().statusCode(403);
        Buyer.anyone()
                .request()
                .post(PATH)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", endsWith("/forbidden"));
    }

    private static JsonPath redrive() {
        return ReplicaAdmin.redrive().then().statusCode(200).extract().jsonPath();
    }

    private static int waiting() {
        return letters().getInt("waiting");
    }

    private static JsonPath letters() {
        return list("limit=100");
    }

    private static JsonPath list(String query) {
        return Buyer.operator()
                .request()
                .get(COUNT + "?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** {@code null} if no open letter has the key. */
    private static Map<String, Object> listed(UUID key) {
        JsonPath page = letters();
        while (true) {
            for (Map<String, Object> letter : page.<Map<String, Object>>getList("items")) {
                if (key.toString().equals(letter.get("key"))) {
                    return letter;
                }
            }
            if (page.getString("next") == null) {
                return null;
            }
            page = list("limit=100&after=" + page.getString("next"));
        }
    }

    private static Response delete(Object id) {
        return Buyer.operator().request().delete(COUNT + "/" + id);
    }

    private static void letter(String consumer, UUID key, String value) {
        letter(consumer, key, value, Map.of());
    }

    private static void letter(String consumer, UUID key, String value, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put(EventHeaders.TYPE, EventType.TICKET_CREATED.type());
        headers.put("dead-letter-reason", "because");
        headers.put("dead-letter-topic", Topics.TICKETS);
        headers.put("dead-letter-partition", "0");
        headers.put("dead-letter-offset", "42");
        headers.put("dead-letter-consumer", consumer);
        Kafka.send(LETTERS, key.toString(), headers, value == null ? null : value.getBytes(UTF_8));
    }

    private static List<ConsumerRecord<String, byte[]>> onKafka(UUID key) {
        return Kafka.readAll(LETTERS).stream()
                .filter(letter -> key.toString().equals(letter.key()))
                .toList();
    }
}
