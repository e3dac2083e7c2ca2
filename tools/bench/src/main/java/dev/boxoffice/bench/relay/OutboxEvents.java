package dev.boxoffice.bench.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.bench.kafka.BenchTopic;
import dev.boxoffice.bench.kafka.EventMessage;
import dev.boxoffice.events.EventType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** {@code order.created} events for one topic. */
record OutboxEvents(BenchTopic topic, List<Event> events) {

    static final EventType TYPE = EventType.ORDER_CREATED;
    static final String SOURCE = "/order-service";

    private static final String TOPIC_PREFIX = "boxoffice.";
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String TIME =
            Instant.parse("2026-01-01T12:00:00.123456Z").toString();
    private static final UUID TICKET = new UUID(0, 1);
    private static final int CHUNK = 10_000;

    private static final String INSERT = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, traceparent)
            select id, ?, aggregateid, ?, payload, ?
            from unnest(?::uuid[], ?::uuid[], ?::text[]) as e (id, aggregateid, payload)
            """;

    record Event(UUID id, UUID order, String payload) {}

    static OutboxEvents of(BenchTopic topic, int count) {
        return new OutboxEvents(
                topic, IntStream.range(0, count).mapToObj(OutboxEvents::placed).toList());
    }

    /** Returns an event as order-service writes it. */
    private static Event placed(int n) {
        UUID order = UuidCreator.getTimeOrderedEpoch();
        String payload = """
                {"id":"%s","userId":"buyer-%d","status":"CREATED","items":[{"ticketId":"%s","title":"Bench 1",\
                "quantity":1,"unitPrice":{"amount":4900,"currency":"EUR"}}],"total":{"amount":4900,"currency":"EUR"},\
                "expiresAt":"2026-01-01T12:15:00.123456Z","reason":"placed","version":1,"createdAt":"%s",\
                "updatedAt":"%s"}""".formatted(order, n % 10_000, TICKET, TIME, TIME);
        return new Event(UuidCreator.getTimeOrderedEpoch(), order, payload);
    }

    EventMessage message(Event event) {
        return new EventMessage(
                event.id().toString(),
                SOURCE,
                TYPE,
                event.order(),
                event.payload().getBytes(UTF_8),
                TIME,
                TRACEPARENT);
    }

    int count() {
        return events.size();
    }

    /** Inserts all events into the outbox. The caller commits. */
    void insert(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (int from = 0; from < events.size(); from += CHUNK) {
                List<Event> chunk = events.subList(from, Math.min(events.size(), from + CHUNK));
                insert.setString(1, topic.name().substring(TOPIC_PREFIX.length()));
                insert.setString(2, TYPE.type());
                insert.setString(3, TRACEPARENT);
                insert.setArray(4, array(connection, "uuid", chunk, Event::id));
                insert.setArray(5, array(connection, "uuid", chunk, Event::order));
                insert.setArray(6, array(connection, "text", chunk, Event::payload));
                insert.executeUpdate();
            }
        }
    }

    private static java.sql.Array array(
            Connection connection, String type, List<Event> events, Function<Event, ?> column) throws SQLException {
        return connection.createArrayOf(type, events.stream().map(column).toArray());
    }
}
