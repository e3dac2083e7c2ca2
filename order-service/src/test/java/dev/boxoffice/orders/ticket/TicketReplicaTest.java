package dev.boxoffice.orders.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketRows;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.testing.PublishedEvents;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Covers promises 5, 6 and 10 for the consumer of ticket events. */
@OrderServiceTest
class TicketReplicaTest {

    @Test
    void keepsTheNewestVersionWhenEventsArriveOutOfOrder() {
        OfferedTicket first = OfferedTicket.onSale(10);
        OfferedTicket second = first.next().title("Second");
        OfferedTicket third = second.next().title("Third");

        third.published();
        TicketRows.awaitProcessed(second.publish(), first.publish(), third.publish());

        assertThat(TicketRows.title(first.id())).isEqualTo("Third");
    }

    @Test
    void ignoresEventsOfAnAbortedTransaction() {
        OfferedTicket published = OfferedTicket.onSale(10).published();
        OfferedTicket aborted = published.next().title("Aborted");

        aborted.publishInTransaction(false);
        TicketRows.awaitProcessed(published.publish());

        assertThat(TicketRows.version(published.id())).isEqualTo(published.version());
    }

    /** The end of a transaction has an offset too; otherwise the replica would seem to be behind. */
    @Test
    void storesTheOffsetAfterTheEndOfATransaction() {
        OfferedTicket published = OfferedTicket.onSale(10).published();

        RecordMetadata last = published.next().title("Committed").publishInTransaction(true);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> TicketRows.nextOffset(last.topic(), last.partition()) == last.offset() + 2);
        assertThat(TicketRows.title(published.id())).isEqualTo("Committed");
    }

    @Test
    void changesNothingWhenEventsAreReplayed() {
        OfferedTicket grown = OfferedTicket.onSale(10).published();
        Buyer.anyone().holds(grown, 3);
        grown.next().capacity(20).published();
        OfferedTicket cut = OfferedTicket.onSale(10).published();
        Buyer.anyone().holds(cut, 8);
        cut.next().capacity(5).published();
        OfferedTicket withdrawn = OfferedTicket.onSale(10).published();
        withdrawn.next().withdrawn().published();
        UUID[] tickets = {grown.id(), cut.id(), withdrawn.id()};
        String before = TicketRows.contents(tickets);

        RecordMetadata[] replayed = replay(tickets);

        assertThat(replayed).hasSize(6);
        TicketRows.awaitProcessed(replayed);
        assertThat(TicketRows.contents(tickets)).isEqualTo(before);
    }

    private static RecordMetadata[] replay(UUID... tickets) {
        Set<String> keys = Arrays.stream(tickets).map(UUID::toString).collect(Collectors.toSet());
        return Kafka.readAll(Topics.TICKETS).stream()
                .filter(event -> keys.contains(event.key()))
                .map(event ->
                        OfferedTicket.publish(UUID.fromString(event.key()), PublishedEvents.type(event), event.value()))
                .toArray(RecordMetadata[]::new);
    }

    @Test
    void keepsHoldsWhenCapacityIsCut() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        Buyer buyer = Buyer.anyone();
        UUID order = buyer.holds(ticket, 8);

        ticket.next().capacity(5).published();

        buyer.orders(ticket, 1).then().statusCode(409).body("available", equalTo(0));
        buyer.cancels(order).then().statusCode(200);
        buyer.orders(ticket, 5).then().statusCode(201);
        buyer.orders(ticket, 1).then().statusCode(409);
    }

    @Test
    void sellsMoreWhenCapacityGrows() {
        OfferedTicket ticket = OfferedTicket.onSale(1).published();
        Buyer buyer = Buyer.anyone();
        buyer.holds(ticket, 1);

        ticket.next().capacity(2).published();

        buyer.orders(ticket, 1).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "[]",
                "{\"id\": \"x\"}",
                "{\"id\": \"KEY\", \"capacity\": -1}",
                "The Lanterns -> a\\u0000b",
                "The Lanterns -> \\ud800",
                "EUR -> XXY",
                "EUR -> eur",
                "\"amount\":2500 -> \"amount\":-1",
                "\"amount\":2500 -> \"amount\":9007199254740991",
                "\"version\":1 -> \"version\":9223372036854775807",
                "\"version\":1 -> \"version\":\"1\"",
                "\"capacity\":3 -> \"capacity\":3.5",
                "2099-12-31T20:00:00Z -> +12099-12-31T20:00:00Z",
                "\"id\":\" -> \"id\":\"00000000-0000-0000-0000-000000000000\",\"was\":\""
            })
    void deadLettersUnreadableEventsAndContinues(String poison) {
        UUID key = UUID.randomUUID();
        String bytes = poison.contains(" -> ") ? changed(key, poison) : poison.replace("KEY", key.toString());

        OfferedTicket.publish(key, EventType.TICKET_CREATED.type(), bytes.getBytes(UTF_8));
        OfferedTicket.onSale(1).published();

        ConsumerRecord<String, byte[]> letter = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Kafka.readAll(Topics.deadLetters(Topics.TICKETS)).stream()
                                .filter(record -> key.toString().equals(record.key()))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
        assertThat(new String(letter.value(), UTF_8)).isEqualTo(bytes);
        assertThat(TicketRows.exists(key)).isFalse();
        assertThat(letter.headers().lastHeader("dead-letter-reason").value()).isNotEmpty();
        assertThat(letter.headers().lastHeader("ce_type")).isNotNull();
    }

    /** A valid event in which one value is replaced. */
    private static String changed(UUID ticket, String change) {
        OfferedTicket valid = OfferedTicket.onSale(3);
        String[] values = change.split(" -> ", -1);
        String json = valid.json().replace(valid.id().toString(), ticket.toString());
        assertThat(json).contains(values[0]);
        return json.replace(values[0], values[1]);
    }

    @Test
    void skipsUnknownEventTypes() {
        UUID key = UUID.randomUUID();

        TicketRows.awaitProcessed(
                OfferedTicket.publish(key, "dev.boxoffice.ticket.renamed.v7", "anything".getBytes(UTF_8)));

        assertThat(Kafka.readAll(Topics.deadLetters(Topics.TICKETS)))
                .noneMatch(letter -> key.toString().equals(letter.key()));
    }

    @Test
    void ignoresFieldsOfLaterSchemaVersions() {
        OfferedTicket ticket = OfferedTicket.onSale(10);
        String later = ticket.json().replaceFirst("\\{", "{\"seating\": {\"rows\": 3},");

        OfferedTicket.publish(ticket.id(), EventType.TICKET_CREATED.type(), later.getBytes(UTF_8));

        await().atMost(Duration.ofSeconds(20)).until(() -> TicketRows.exists(ticket.id()));
    }
}
