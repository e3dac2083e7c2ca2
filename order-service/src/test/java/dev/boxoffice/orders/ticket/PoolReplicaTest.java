package dev.boxoffice.orders.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedPool;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PoolRows;
import dev.boxoffice.orders.TicketLock;
import dev.boxoffice.orders.TicketRows;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.testing.PublishedEvents;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises 5, 6 and 10 for the consumer of pool events. */
@OrderServiceTest
class PoolReplicaTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final OfferedPool pool = OfferedPool.of(10);
    private final Buyer buyer = Buyer.anyone();

    @Test
    void keepsTheNewestVersionWhenEventsArriveOutOfOrder() {
        OfferedPool second = pool.next().capacity(20);
        OfferedPool third = second.next().capacity(30);

        third.published();
        TicketRows.awaitProcessed(second.publish(), pool.publish(), third.publish());

        assertThat(PoolRows.allotment(pool.id())).isEqualTo(30);
    }

    @Test
    void sellsATicketOnceItsPoolArrives() {
        OfferedTicket ticket = OfferedTicket.onSale(10).in(pool).published();
        buyer.orders(ticket, 1).then().statusCode(422).body("type", endsWith("/unknown-ticket"));

        pool.published();

        buyer.holds(ticket, 1);
    }

    @Test
    void keepsHoldsWhenCapacityIsCut() {
        pool.published();
        OfferedTicket ticket = OfferedTicket.onSale(100).in(pool).published();
        UUID order = buyer.holds(ticket, 8);

        pool.next().capacity(5).published();

        buyer.orders(ticket, 1).then().statusCode(409).body("available", equalTo(0));
        buyer.cancels(order).then().statusCode(200);
        buyer.orders(ticket, 5).then().statusCode(201);
        buyer.orders(ticket, 1).then().statusCode(409);
    }

    @Test
    void publishesAvailabilityAfterEachChange() {
        pool.published();
        OfferedTicket ticket = OfferedTicket.onSale(100).in(pool).published();
        UUID order = buyer.holds(ticket, 2);
        buyer.cancels(order).then().statusCode(200);
        buyer.holds(ticket, 1);

        var events = PublishedEvents.await(Topics.POOL_AVAILABILITY, pool.id(), 4);

        assertThat(events)
                .extracting(PublishedEvents::json)
                .extracting(json ->
                        json.get("held").asInt() + " " + json.get("available").asInt())
                .containsExactly("0 10", "2 8", "0 10", "1 9");
        assertThat(events).extracting(PublishedEvents::type).containsOnly("dev.boxoffice.pool.availability-changed.v1");
        assertThat(events)
                .extracting(PublishedEvents::json)
                .extracting((JsonNode json) -> json.get("version").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name = 'Corrupted'", "capacity = 99", "allotment = 99", "show_id = gen_random_uuid()"})
    void repairsARowThatContradictsItsVersion(String assignment) {
        pool.published();
        buyer.holds(OfferedTicket.onSale(100).in(pool).published(), 3);
        String before = PoolRows.contentsWithoutStockVersion(pool.id());
        PoolRows.corrupt(pool.id(), assignment);

        ReplicaAdmin.rebuildAndAwait();

        assertThat(PoolRows.contentsWithoutStockVersion(pool.id())).isEqualTo(before);
    }

    @Test
    void restoresALostRow() {
        pool.published();
        OfferedTicket ticket = OfferedTicket.onSale(100).in(pool).published();
        PoolRows.delete(pool.id());

        ReplicaAdmin.rebuildAndAwait();

        buyer.holds(ticket, 1);
    }

    @Test
    void changesNothingInACorrectRow() {
        pool.published();
        buyer.holds(OfferedTicket.onSale(100).in(pool).published(), 8);
        pool.next().capacity(5).published();
        String before = PoolRows.contents(pool.id());

        ReplicaAdmin.rebuildAndAwait();

        assertThat(PoolRows.contents(pool.id())).isEqualTo(before);
    }

    @Test
    void defersEventsOfALockedPoolOnly() {
        pool.published();
        OfferedPool other = OfferedPool.of(10).published();
        try (TicketLock lock = TicketLock.ofPool(pool)) {
            TicketRows.awaitProcessed(pool.next().capacity(20).publish());
            other.next().capacity(20).published();
            assertThat(PoolRows.version(pool.id())).isEqualTo(1);
            lock.release();
        }

        await().atMost(LIMIT).until(() -> PoolRows.version(pool.id()) == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{}", "{\"id\": \"KEY\", \"capacity\": -1}"})
    void deadLettersUnreadableEventsAndContinues(String poison) {
        UUID key = UUID.randomUUID();

        OfferedPool.publish(key, EventType.POOL_CREATED.type(), poison.replace("KEY", key.toString()));
        OfferedPool.of(1).published();

        await().atMost(LIMIT)
                .until(() -> Kafka.readAll(Topics.deadLetters(Topics.POOLS)).stream()
                        .anyMatch(letter -> key.toString().equals(letter.key())));
        assertThat(PoolRows.version(key)).isNull();
    }
}
