package dev.boxoffice.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Debezium publishes the same messages from an outbox as the relays. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class DebeziumIT {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** The parts of a record that consumers use, without its offset and timestamp. */
    private record Message(String topic, String key, String value, Map<String, String> headers) {

        static Message of(ConsumerRecord<String, byte[]> event) {
            Map<String, String> headers = new TreeMap<>();
            for (Header header : event.headers()) {
                if (header.value() != null) { // Debezium sends a null column as a null header
                    headers.merge(header.key(), text(header.value()), (one, other) -> one + " and " + other);
                }
            }
            headers.computeIfPresent(
                    EventHeaders.TIME, (_, time) -> Instant.parse(time).toString());
            return new Message(event.topic(), event.key(), text(event.value()), headers);
        }

        private static String text(byte[] bytes) {
            return new String(bytes, UTF_8);
        }

        String id() {
            return headers.get(EventHeaders.ID);
        }
    }

    /** The relays keep running, so each event is published once by a relay and once by Debezium. */
    @Test
    void publishesTheMessagesOfTheRelays() throws Exception {
        Boxoffice boxoffice = SharedSystem.boxoffice();
        try (var connect = KafkaConnect.start(boxoffice)) {
            await().atMost(START)
                    .untilAsserted(() -> assertThat(
                                    boxoffice.ask(
                                            "orders",
                                            "select count(*) from pg_replication_slots where active and slot_name like '%_outbox'"))
                            .as(connect.log())
                            .isEqualTo(KafkaConnect.databases().size()));
            User seller = User.of(boxoffice, "della");
            UUID ticket = seller.createsTicket("Twice Told", 10);
            seller.renames(ticket, "Twice Told Tales").then().statusCode(200);
            await().atMost(SOON).until(() -> boxoffice.ordersKnow(ticket));
            User buyer = User.of(boxoffice, "dirk");
            String order =
                    buyer.orders(ticket, 2).then().statusCode(201).extract().path("id");
            buyer.pays(order, "sim_success").then().statusCode(200);
            Set<String> keys = Set.of(ticket.toString(), order);

            await().atMost(SOON).untilAsserted(() -> {
                List<Message> events = eventsOf(boxoffice, keys);
                assertThat(events)
                        .as(connect.log())
                        .extracting(Message::topic)
                        .contains(Topics.TICKETS, Topics.ORDERS, Topics.AVAILABILITY);
                assertThat(events.stream()
                                .collect(Collectors.groupingBy(Message::id))
                                .values())
                        .as(connect.log())
                        .hasSizeGreaterThanOrEqualTo(6)
                        .allSatisfy(twins -> assertThat(twins).hasSize(2));
            });

            assertThat(eventsOf(boxoffice, keys).stream()
                            .collect(Collectors.groupingBy(Message::id))
                            .values())
                    .allSatisfy(twins -> assertThat(Set.copyOf(twins)).hasSize(1));
            assertThat(KafkaConnect.topics())
                    .hasSameSizeAs(KafkaConnect.databases())
                    .allSatisfy(topic -> {
                        assertThat(KafkaConnect.mayWrite(topic)).as(topic).isTrue();
                        await().atMost(SOON)
                                .untilAsserted(() -> assertThat(Kafka.readAll(boxoffice.kafka(), topic))
                                        .as(connect.log())
                                        .isNotEmpty());
                    });
            assertThat(connect.log()).doesNotContain("ERROR");
        }
    }

    private static List<Message> eventsOf(Boxoffice boxoffice, Set<String> keys) {
        return Stream.of(Topics.TICKETS, Topics.AVAILABILITY, Topics.ORDERS)
                .flatMap(topic -> Kafka.readAll(boxoffice.kafka(), topic).stream())
                .filter(event -> keys.contains(event.key()))
                .map(Message::of)
                .toList();
    }
}
