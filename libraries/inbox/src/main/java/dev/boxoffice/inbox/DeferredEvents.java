package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.database.Pipeline;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Stores events whose row another transaction has locked, the newest of each aggregate. The consumer continues with other
 * events, and {@link Inbox} retries these.
 */
@ApplicationScoped
class DeferredEvents {

    private static final String STORE = """
            insert into inbox_deferred as stored
                (topic, aggregate_id, version, partition, record_offset, record_key, headers, payload)
            select * from unnest(?::text[], ?::uuid[], ?::bigint[], ?::int[], ?::bigint[], ?::bytea[], ?::bytea[], ?::bytea[])
            on conflict (topic, aggregate_id) do update
            set version = excluded.version, partition = excluded.partition, record_offset = excluded.record_offset,
                record_key = excluded.record_key, headers = excluded.headers, payload = excluded.payload
            where stored.version <= excluded.version
            """;

    private static final String OLDEST = """
            select aggregate_id, version, topic, partition, record_offset, record_key, headers, payload, deferred_at
            from inbox_deferred where topic = ? order by deferred_at limit ?
            """;

    /** Keeps an event that is newer than the applied one. */
    private static final String DELETE = """
            delete from inbox_deferred using unnest(?::text[], ?::uuid[], ?::bigint[]) as applied (topic, id, version)
            where inbox_deferred.topic = applied.topic and aggregate_id = applied.id
                and inbox_deferred.version <= applied.version
            """;

    private static final int LIMIT = 5_000;

    private final DataSource dataSource;
    private final MeterRegistry registry;
    private final Map<String, List<UUID>> waiting = new ConcurrentHashMap<>();

    DeferredEvents(DataSource dataSource, MeterRegistry registry) {
        this.dataSource = dataSource;
        this.registry = registry;
    }

    /** An event with the id and version of its aggregate. */
    record Deferred(UUID id, long version, ConsumerRecord<String, byte[]> message) {}

    void watch(String topic) {
        waiting.put(topic, List.of());
        registry.gauge(
                "boxoffice.inbox.deferred",
                Tags.of("topic", topic),
                this,
                deferred -> deferred.ids(topic).size());
    }

    /** The aggregates that were waiting at the last retry. */
    List<UUID> ids(String topic) {
        return waiting.getOrDefault(topic, List.of());
    }

    void store(List<Deferred> events) {
        run(pipeline -> pipeline.add(
                STORE,
                pipeline.column("text", events, event -> event.message().topic()),
                pipeline.column("uuid", events, Deferred::id),
                pipeline.column("int8", events, Deferred::version),
                pipeline.column("int4", events, event -> event.message().partition()),
                pipeline.column("int8", events, event -> event.message().offset()),
                pipeline.column("bytea", events, event -> key(event.message())),
                pipeline.column(
                        "bytea",
                        events,
                        event -> DeadLetter.json(
                                Stream.of(event.message().headers().toArray()))),
                pipeline.column("bytea", events, event -> event.message().value())));
    }

    private static byte[] key(ConsumerRecord<String, byte[]> message) {
        return message.key() == null ? null : message.key().getBytes(UTF_8);
    }

    /** The events that have waited longest. */
    List<Deferred> oldest(String topic) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(OLDEST)) {
            select.setString(1, topic);
            select.setInt(2, LIMIT);
            var events = new ArrayList<Deferred>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(new Deferred(
                            rows.getObject("aggregate_id", UUID.class), rows.getLong("version"), message(rows)));
                }
            }
            waiting.put(topic, events.stream().map(Deferred::id).toList());
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read deferred events", e);
        }
    }

    private static ConsumerRecord<String, byte[]> message(ResultSet row) throws SQLException {
        return new DeadLetter(
                        0,
                        "",
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("record_offset"),
                        row.getBytes("record_key"),
                        row.getBytes("headers"),
                        row.getBytes("payload"),
                        "",
                        row.getObject("deferred_at", OffsetDateTime.class).toInstant(),
                        0,
                        null)
                .message();
    }

    void delete(List<Deferred> events) {
        run(pipeline -> pipeline.add(
                DELETE,
                pipeline.column("text", events, event -> event.message().topic()),
                pipeline.column("uuid", events, Deferred::id),
                pipeline.column("int8", events, Deferred::version)));
    }

    private interface Work {
        void on(Pipeline pipeline) throws SQLException;
    }

    private void run(Work work) {
        try {
            Pipeline.run(dataSource, pipeline -> {
                work.on(pipeline);
                return () -> null;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("could not write deferred events", e);
        }
    }
}
