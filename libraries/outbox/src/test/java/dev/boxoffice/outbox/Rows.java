package dev.boxoffice.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.events.AvailabilityV1;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.testing.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Outbox rows of availability events, and what Kafka has of them. */
final class Rows {

    private Rows() {}

    static Outbox.Entry entry(UUID id, long version) {
        return new Outbox.Entry(
                EventType.TICKET_AVAILABILITY_CHANGED, new AvailabilityV1(id, 0, 0, 1, version, Instant.now()));
    }

    static void insert(Connection connection, UUID id, long version) throws SQLException {
        insert(connection, "availability", id, "{\"version\":" + version + "}");
    }

    static void insert(String aggregateType, UUID id, String payload) throws SQLException {
        try (var connection = Stack.ownerConnection("tickets")) {
            insert(connection, aggregateType, id, payload);
        }
    }

    private static void insert(Connection connection, String aggregateType, UUID id, String payload)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into outbox (id, aggregatetype, aggregateid, type, payload)
                values (gen_random_uuid(), ?, ?, ?, ?)
                """)) {
            insert.setString(1, aggregateType);
            insert.setObject(2, id);
            insert.setString(3, EventType.TICKET_AVAILABILITY_CHANGED.type());
            insert.setString(4, payload);
            insert.executeUpdate();
        }
    }

    static long count(UUID id) {
        return query("select count(*) from outbox where aggregateid = '" + id + "'");
    }

    static void delete(UUID id) throws SQLException {
        try (var connection = Stack.ownerConnection("tickets");
                var statement = connection.createStatement()) {
            statement.execute("delete from outbox where aggregateid = '" + id + "'");
        }
    }

    static long query(String sql) {
        try (var connection = Stack.ownerConnection("tickets");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Long> versionsOnKafka(UUID id) {
        return Kafka.readAll(Topics.AVAILABILITY).stream()
                .filter(event -> id.toString().equals(event.key()))
                .map(Rows::version)
                .toList();
    }

    private static long version(ConsumerRecord<String, byte[]> event) {
        String json = new String(event.value(), UTF_8);
        return Long.parseLong(json.replaceFirst("(?s).*\"version\":(\\d+).*", "$1"));
    }
}
