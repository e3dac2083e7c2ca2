package dev.boxoffice.bench.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.kafka.EventMessage;
import dev.boxoffice.bench.kafka.RawProducer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The poller of many tutorials: select a row, send it, wait, delete it, commit. */
record RowAtATimeArm(PeerOutbox outbox, RawProducer producer, OutboxEvents events) implements Arm {

    @Override
    public String name() {
        return "row at a time";
    }

    @Override
    public void reset() throws SQLException, InterruptedException {
        events.topic().clear();
        outbox.clear();
        try (Connection connection = outbox.system().connect(PeerOutbox.NAME)) {
            events.insert(connection);
        }
    }

    @Override
    public Work run(Duration time) throws SQLException, InterruptedException {
        TopicProgress progress = TopicProgress.from(events.topic());
        long begun = System.nanoTime();
        try (Connection connection = outbox.system().connect(PeerOutbox.NAME);
                PreparedStatement oldest = connection.prepareStatement("""
                        select id, aggregateid, payload, created_at, traceparent, seq from outbox
                        order by seq limit 1 for update skip locked
                        """);
                PreparedStatement delete = connection.prepareStatement("delete from outbox where seq = ?")) {
            connection.setAutoCommit(false);
            while (publishOldest(oldest, delete)) {
                connection.commit();
            }
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        outbox.requireEmpty();
        progress.require(events.count());
        return new Work(events.count(), elapsed);
    }

    private boolean publishOldest(PreparedStatement oldest, PreparedStatement delete)
            throws SQLException, InterruptedException {
        try (var row = oldest.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            var message = new EventMessage(
                    row.getString("id"),
                    OutboxEvents.SOURCE,
                    OutboxEvents.TYPE,
                    row.getObject("aggregateid", UUID.class),
                    row.getString("payload").getBytes(UTF_8),
                    row.getObject("created_at", OffsetDateTime.class)
                            .toInstant()
                            .toString(),
                    row.getString("traceparent"));
            RawProducer.await(producer.send(message.on(events.topic().name())));
            delete.setLong(1, row.getLong("seq"));
        }
        delete.executeUpdate();
        return true;
    }
}
