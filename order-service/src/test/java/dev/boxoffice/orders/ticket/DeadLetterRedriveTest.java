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
import java.sql.SQLException;
import java.time.Duration;
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
    void countsDeadLettersSinceTheLastRedrive() {
        redrive();
        int before = waiting(); // dead letters of other tests that failed again
        letter("order-service", UUID.randomUUID(), null);
        letter("search", UUID.randomUUID(), "not json");
        assertThat(waiting()).isEqualTo(before + 2);

        redrive();

        assertThat(waiting()).isEqualTo(before);
    }

    @Test
    void continuesAfterThePreviousRedrive() {
        OfferedTicket ticket = OfferedTicket.onSale(10);
        letter("order-service", ticket.id(), ticket.json());
        redrive();
        assertThat(TicketRows.exists(ticket.id())).isTrue();
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
    void skipsDeadLettersOfOtherConsumers() {
        OfferedTicket ticket = OfferedTicket.onSale(10);
        letter("search", ticket.id(), ticket.json());

        JsonPath outcome = redrive();

        assertThat(outcome.getLong("skipped")).isPositive();
        assertThat(TicketRows.exists(ticket.id())).isFalse();
    }

    @Test
    void deadLettersEventsThatFailAgain() {
        UUID unreadable = UUID.randomUUID();
        OfferedTicket poison = OfferedTicket.onSale(3).price(2_000_000_000_000L, "EUR");
        letter("order-service", unreadable, "not json");
        letter("order-service", poison.id(), poison.json());

        JsonPath outcome = redrive();

        assertThat(outcome.getLong("deadAgain")).isGreaterThanOrEqualTo(2);
        assertThat(letters(poison.id())).hasSize(2);
        List<ConsumerRecord<String, byte[]>> letters = letters(unreadable);
        assertThat(letters).hasSize(2);
        ConsumerRecord<String, byte[]> again = letters.getLast();
        assertThat(new String(again.value(), UTF_8)).isEqualTo("not json");
        assertThat(header(again, "dead-letter-offset")).isEqualTo("42");
        assertThat(header(again, "dead-letter-reason")).isNotEqualTo("because");
        assertThat(again.headers().headers("dead-letter-consumer")).hasSize(1);
    }

    @Test
    void countsDeadLettersWithoutAValue() {
        UUID key = UUID.randomUUID();
        letter("order-service", key, null);

        JsonPath outcome = redrive();

        assertThat(outcome.getLong("deadAgain")).isPositive();
        assertThat(letters(key)).hasSize(1);
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
        }
        // the server releases the lock shortly after the connection closes
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> ReplicaAdmin.redrive().then().statusCode(200));
    }

    @Test
    void isForOperatorsOnly() {
        given().post(PATH).then().statusCode(401);
        given().get(COUNT).then().statusCode(401);
        Buyer.anyone().request().get(COUNT).then().statusCode(403);
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
        return Buyer.operator()
                .request()
                .get(COUNT)
                .then()
                .statusCode(200)
                .extract()
                .path("waiting");
    }

    private static void letter(String consumer, UUID key, String value) {
        Map<String, String> headers = Map.of(
                EventHeaders.TYPE,
                EventType.TICKET_CREATED.type(),
                "dead-letter-reason",
                "because",
                "dead-letter-topic",
                Topics.TICKETS,
                "dead-letter-partition",
                "0",
                "dead-letter-offset",
                "42",
                "dead-letter-consumer",
                consumer);
        Kafka.send(LETTERS, key.toString(), headers, value == null ? null : value.getBytes(UTF_8));
    }

    private static List<ConsumerRecord<String, byte[]>> letters(UUID key) {
        return Kafka.readAll(LETTERS).stream()
                .filter(letter -> key.toString().equals(letter.key()))
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
