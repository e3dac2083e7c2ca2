package dev.boxoffice.bench.growth;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.orders.OrderDatabase;
import dev.boxoffice.bench.orders.RelayGate;
import java.sql.SQLException;
import java.time.Duration;

/** A relay that works on a backlog for a limited time, or until it is empty. */
record BacklogArm(String name, OrderDatabase database, RelayGate gate, StoredEvent event, long backlog) implements Arm {

    @Override
    public void reset() throws SQLException {
        gate.pause();
        if (countPending() > backlog) {
            database.system().execute(database.name(), "truncate outbox");
        }
        event.append(database, backlog - countPending());
    }

    @Override
    public Work run(Duration time) throws Exception {
        if (countPending() != backlog) {
            throw new BenchException(name + ": the relay is not paused");
        }
        long begun = System.nanoTime();
        gate.resume();
        while (System.nanoTime() - begun < time.toNanos() && gate.hasPendingRows()) {
            Thread.sleep(10);
        }
        gate.pause();
        var elapsed = Duration.ofNanos(System.nanoTime() - begun);
        return new Work(backlog - countPending(), elapsed);
    }

    private long countPending() throws SQLException {
        return database.system().ask(database.name(), "select count(*) from outbox");
    }
}
