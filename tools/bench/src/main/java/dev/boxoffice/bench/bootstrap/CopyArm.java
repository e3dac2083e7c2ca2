package dev.boxoffice.bench.bootstrap;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.kafka.TicketEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads the same rows with {@code COPY}, the fastest way into PostgreSQL. It is favored: no Kafka, JSON or events. */
record CopyArm(LocalSystem system, int rows) implements Arm {

    private static final String TABLE = "copied";
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public String name() {
        return "COPY";
    }

    @Override
    public void reset() throws SQLException {
        Replica.createEmptyCopy(system, TABLE);
    }

    @Override
    public Work run(Duration time) throws SQLException, IOException {
        long begun = System.nanoTime();
        try (var connection = system.connect(Replica.DATABASE)) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                    copy %s (id, title, venue, starts_at, price_amount, price_currency, capacity, max_per_order,
                        seller_id, status, version, allotment) from stdin
                    """.formatted(TABLE));
            var buffer = new ByteArrayOutputStream(2 * BUFFER_BYTES);
            for (int n = 0; n < rows; n++) {
                buffer.write(TicketEvents.copyLine(n));
                if (buffer.size() > BUFFER_BYTES || n == rows - 1) {
                    copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
                    buffer.reset();
                }
            }
            copy.endCopy();
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        if (system.ask(Replica.DATABASE, "select count(*) from " + TABLE) != rows) {
            throw new BenchException("COPY lost rows");
        }
        return new Work(rows, elapsed);
    }
}
