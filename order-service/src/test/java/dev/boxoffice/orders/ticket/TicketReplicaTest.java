package dev.boxoffice.orders.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Kafka;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises 5, 6 and 10 on the reading side. */
@OrderServiceTest
class TicketReplicaTest {

    @Test
    void keepsTheNewestVersionHoweverEventsArrive() {
        OfferedTicket first = OfferedTicket.onSale(10);
        OfferedTicket second = first.next().title("Second");
        OfferedTicket third = second.next().title("Third");

        third.announced();
        second.send();
        first.send();
        third.send();
        OfferedTicket.onSale(1).announced();

        assertThat(Database.ask("select title from ticket where id = ?", first.id()))
                .isEqualTo("Third");
    }

    @Test
    void changesNothingWhenEverythingIsReplayed() {
        OfferedTicket ticket = OfferedTicket.onSale(10).announced();
        ticket.next().capacity(20).announced();
        Buyer.anyone().holds(ticket, 3);
        String fingerprint = fingerprint();

        for (ConsumerRecord<String, byte[]> event : Kafka.readAll(Topics.TICKETS)) {
            if (event.headers().lastHeader("ce_type") != null && event.value() != null) {
                String type = new String(event.headers().lastHeader("ce_type").value(), UTF_8);
                OfferedTicket.send(UUID.fromString(event.key()), type, event.value());
            }
        }
        OfferedTicket marker = OfferedTicket.onSale(1).announced();
        Database.change("delete from ticket where id = ?", marker.id());

        assertThat(fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void letsExistingOrdersWinOverACut() {
        OfferedTicket ticket = OfferedTicket.onSale(10).announced();
        Buyer buyer = Buyer.anyone();
        UUID order = buyer.holds(ticket, 8);

        ticket.next().capacity(5).announced();

        buyer.orders(ticket, 1).then().statusCode(409).body("available", equalTo(0));
        buyer.cancels(order).then().statusCode(200);
        buyer.orders(ticket, 5).then().statusCode(201);
        buyer.orders(ticket, 1).then().statusCode(409);
    }

    @Test
    void sellsMoreWhenTheCapacityGrows() {
        OfferedTicket ticket = OfferedTicket.onSale(1).announced();
        Buyer buyer = Buyer.anyone();
        buyer.holds(ticket, 1);

        ticket.next().capacity(2).announced();

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
                "WITH_NUL_IN_TITLE"
            })
    void putsPoisonAsideAndGoesOn(String poison) {
        UUID key = UUID.randomUUID();
        String bytes = poison.equals("WITH_NUL_IN_TITLE")
                ? OfferedTicket.onSale(3).title("a\u0000b").json()
                : poison.replace("KEY", key.toString());

        OfferedTicket.send(key, EventType.TICKET_CREATED.type(), bytes.getBytes(UTF_8));
        OfferedTicket.onSale(1).announced();

        ConsumerRecord<String, byte[]> letter = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Kafka.readAll(Topics.deadLetters(Topics.TICKETS)).stream()
                                .filter(record -> key.toString().equals(record.key()))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
        assertThat(new String(letter.value(), UTF_8)).isEqualTo(bytes);
        assertThat(letter.headers().lastHeader("dead-letter-reason").value()).isNotEmpty();
        assertThat(letter.headers().lastHeader("ce_type")).isNotNull();
    }

    @Test
    void skipsTypesItDoesNotKnow() {
        UUID key = UUID.randomUUID();

        OfferedTicket.send(key, "dev.boxoffice.ticket.renamed.v7", "anything".getBytes(UTF_8));
        OfferedTicket.onSale(1).announced();

        assertThat(Kafka.readAll(Topics.deadLetters(Topics.TICKETS)))
                .noneMatch(letter -> key.toString().equals(letter.key()));
    }

    @Test
    void ignoresFieldsOfLaterVersions() {
        OfferedTicket ticket = OfferedTicket.onSale(10);
        String later = ticket.json().replaceFirst("\\{", "{\"seating\": {\"rows\": 3},");

        OfferedTicket.send(ticket.id(), EventType.TICKET_CREATED.type(), later.getBytes(UTF_8));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.ask("select id from ticket where id = ?", ticket.id()) != null);
    }

    private static String fingerprint() {
        return (String) Database.ask("select md5(string_agg(ticket::text, ',' order by id)) from ticket");
    }
}
