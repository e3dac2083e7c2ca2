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
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
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

/** What was put aside is not lost: once its cause is gone it is applied. */
@OrderServiceTest
class DeadLetterRedriveTest {

    private static final String LETTERS = Topics.deadLetters(Topics.TICKETS);
    private static final String COUNT = "/api/admin/dead-letters";
    private static final String PATH = COUNT + "/redrive";

    @Test
    void appliesALetterThatHasBecomeReadable() {
        OfferedTicket ticket = OfferedTicket.onSale(10);
        letter("order-service", ticket.id(), ticket.json());

        JsonPath outcome = redriven();

        assertThat(outcome.getLong("applied")).isPositive();
        assertThat(outcome.getLong("remaining")).isZero();
        assertThat(outcome.getLong("read"))
                .isEqualTo(outcome.getLong("applied") + outcome.getLong("skipped") + outcome.getLong("deadAgain"));
        Buyer.anyone().holds(ticket, 1);
    }

    @Test
    void countsWhatNobodyHasLookedAtAgain() {
        redriven();
        int before = waiting(); // what failed again
        letter("order-service", UUID.randomUUID(), null);
        letter("search", UUID.randomUUID(), "not json");
        assertThat(waiting()).isEqualTo(before + 2);

        redriven();

        assertThat(waiting()).isEqualTo(before);
    }

    @Test
    void goesOnWhereTheLastOneEnded() {
        OfferedTicket ticket = OfferedTicket.onSale(10);
        letter("order-service", ticket.id(), ticket.json());
        redriven();
        assertThat(isKnown(ticket)).isTrue();
        Database.change("delete from ticket where id = ?", ticket.id());

        redriven();

        assertThat(isKnown(ticket)).isFalse();
    }

    @Test
    void leavesNewerStatesAlone() {
        OfferedTicket ticket = OfferedTicket.onSale(10);
        ticket.next().title("Second").announced();
        letter("order-service", ticket.id(), ticket.json());

        redriven();

        assertThat(Database.ask("select title from ticket where id = ?", ticket.id()))
                .isEqualTo("Second");
    }

    @Test
    void leavesOtherConsumersLettersToThem() {
        OfferedTicket ticket = OfferedTicket.onSale(10);
        letter("search", ticket.id(), ticket.json());

        JsonPath outcome = redriven();

        assertThat(outcome.getLong("skipped")).isPositive();
        assertThat(isKnown(ticket)).isFalse();
    }

    @Test
    void putsAsideOnceMoreWhatFailsAgain() {
        UUID unreadable = UUID.randomUUID();
        OfferedTicket poison = OfferedTicket.onSale(3).title("a\u0000b");
        letter("order-service", unreadable, "not json");
        letter("order-service", poison.id(), poison.json());

        JsonPath outcome = redriven();

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
    void onlyCountsALetterWhoseBytesWereTooLargeToKeep() {
        UUID key = UUID.randomUUID();
        letter("order-service", key, null);

        JsonPath outcome = redriven();

        assertThat(outcome.getLong("deadAgain")).isPositive();
        assertThat(letters(key)).hasSize(1);
    }

    @Test
    void runsOnceAtATimeInAllProcesses() throws SQLException {
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
        // a lock outlives its connection by a moment
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> ReplicaAdmin.redrive().then().statusCode(200));
    }

    @Test
    void isForOperatorsOnly() {
        given().post(PATH).then().statusCode(401);
        given().get(COUNT).then().statusCode(401);
        Buyer.anyone().asks().get(COUNT).then().statusCode(403);
        Buyer.anyone()
                .asks()
                .post(PATH)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", endsWith("/forbidden"));
    }

    private static JsonPath redriven() {
        return ReplicaAdmin.redrive().then().statusCode(200).extract().jsonPath();
    }

    private static int waiting() {
        return Buyer.operator()
                .asks()
                .get(COUNT)
                .then()
                .statusCode(200)
                .extract()
                .path("waiting");
    }

    private static boolean isKnown(OfferedTicket ticket) {
        return Database.ask("select id from ticket where id = ?", ticket.id()) != null;
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
