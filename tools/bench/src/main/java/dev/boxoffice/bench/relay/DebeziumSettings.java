package dev.boxoffice.bench.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.bench.kafka.EventMessage;
import dev.boxoffice.events.EventHeaders;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.connect.source.SourceRecord;

/** Debezium settings for the highest throughput: large batches, no snapshot, short polls. */
final class DebeziumSettings {

    private DebeziumSettings() {}

    static Properties of(PeerOutbox outbox) {
        URI server = URI.create(outbox.system().url(PeerOutbox.NAME).substring("jdbc:".length()));
        var settings = new Properties();
        settings.putAll(Map.of(
                "name", "bench",
                "connector.class", "io.debezium.connector.postgresql.PostgresConnector",
                "offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore",
                "topic.prefix", "bench",
                "database.hostname", server.getHost(),
                "database.port", Integer.toString(server.getPort()),
                "database.user", "postgres",
                "database.password", outbox.system().password("postgres"),
                "database.dbname", PeerOutbox.NAME));
        settings.putAll(Map.of(
                "plugin.name", "pgoutput",
                "publication.autocreate.mode", "filtered",
                "table.include.list", "public.outbox",
                "slot.drop.on.stop", "true",
                "snapshot.mode", "no_data",
                "tombstones.on.delete", "false",
                "max.batch.size", "4096",
                "max.queue.size", "16384",
                "poll.interval.ms", "10"));
        settings.putAll(Map.of(
                "transforms", "outbox",
                "transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter",
                "transforms.outbox.table.fields.additional.placement",
                        "type:header:" + EventHeaders.TYPE + ",created_at:header:" + EventHeaders.TIME
                                + ",traceparent:header"));
        return settings;
    }

    /** Converts a routed row into a message with the headers of our own events. */
    static EventMessage message(SourceRecord routed) {
        return new EventMessage(
                header(routed, "id"),
                OutboxEvents.SOURCE,
                OutboxEvents.TYPE,
                UUID.fromString(routed.key().toString()),
                routed.value().toString().getBytes(UTF_8),
                header(routed, EventHeaders.TIME),
                header(routed, EventHeaders.TRACEPARENT));
    }

    private static String header(SourceRecord routed, String name) {
        return routed.headers().lastWithName(name).value().toString();
    }
}
