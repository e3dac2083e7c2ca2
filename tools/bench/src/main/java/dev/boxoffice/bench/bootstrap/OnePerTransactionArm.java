package dev.boxoffice.bench.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.kafka.BenchTopic;
import dev.boxoffice.bench.kafka.TopicWatch;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The consumer of many tutorials: one transaction per record. It is favored: it keeps no offsets and publishes nothing. */
record OnePerTransactionArm(LocalSystem system, BenchTopic topic, int rows) implements Arm {

    private static final String TABLE = "one_by_one";

    private static final String UPSERT = """
            insert into %s as t (id, title, venue, starts_at, price_amount, price_currency, capacity, max_per_order,
                seller_id, status, version, allotment)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update
            set title = excluded.title, venue = excluded.venue, starts_at = excluded.starts_at,
                price_amount = excluded.price_amount, price_currency = excluded.price_currency,
                capacity = excluded.capacity, max_per_order = excluded.max_per_order, seller_id = excluded.seller_id,
                status = excluded.status, version = excluded.version,
                allotment = greatest(excluded.capacity, t.held + t.sold), stock_version = t.stock_version + 1
            where t.version < excluded.version
            """.formatted(TABLE);

    @Override
    public String name() {
        return "one record per transaction";
    }

    @Override
    public void reset() throws SQLException {
        Replica.createEmptyCopy(system, TABLE);
    }

    @Override
    public Work run(Duration time) throws SQLException, IOException {
        var json = new ObjectMapper();
        int applied = 0;
        try (var consumer = TopicWatch.consumer(system);
                var connection = system.connect(Replica.DATABASE);
                var upsert = connection.prepareStatement(UPSERT)) {
            consumer.assign(topic.partitions());
            consumer.seekToBeginning(topic.partitions());
            consumer.poll(Duration.ofSeconds(5));
            consumer.seekToBeginning(topic.partitions());
            long begun = System.nanoTime();
            while (applied < rows) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofSeconds(5))) {
                    apply(json.readTree(message.value()), upsert);
                    if (++applied == rows) {
                        break;
                    }
                }
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            if (system.ask(Replica.DATABASE, "select count(*) from " + TABLE) != rows) {
                throw new BenchException("one record per transaction lost rows");
            }
            return new Work(rows, elapsed);
        }
    }

    private static void apply(JsonNode ticket, PreparedStatement upsert) throws SQLException {
        upsert.setObject(1, UUID.fromString(ticket.required("id").asText()));
        upsert.setString(2, ticket.required("title").asText());
        upsert.setString(3, ticket.required("venue").asText());
        upsert.setObject(4, OffsetDateTime.parse(ticket.required("startsAt").asText()));
        upsert.setLong(5, ticket.required("price").required("amount").asLong());
        upsert.setString(6, ticket.required("price").required("currency").asText());
        upsert.setInt(7, ticket.required("capacity").asInt());
        upsert.setInt(8, ticket.required("maxPerOrder").asInt());
        upsert.setString(9, ticket.required("sellerId").asText());
        upsert.setString(10, ticket.required("status").asText());
        upsert.setLong(11, ticket.required("version").asLong());
        upsert.setInt(12, ticket.required("capacity").asInt());
        upsert.executeUpdate();
    }
}
