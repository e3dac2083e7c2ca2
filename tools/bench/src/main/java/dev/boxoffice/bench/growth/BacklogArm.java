package dev.boxoffice.bench.growth;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.orders.OrderDatabase;
import dev.boxoffice.bench.orders.RelayGate;
import java.sql.SQLException;
import java.time.Duration;

/** A relay that finds so many rows waiting, and has so long; less, when it gets done. */
record BacklogArm(String name, OrderDatabase database, RelayGate gate, StoredEvent event, long backlog) implements Arm {

    @Override
    public void reset() throws SQLException {
        gate.shut();
        if (waiting() > backlog) {
            database.system().execute(database.name(), "truncate outbox");
        }
        event.append(database, backlog - waiting());
    }

    @Override
    public Work run(Duration time) throws Exception {
        if (waiting() != backlog) {
            throw new BenchException(name + ": somebody works on what waits");
        }
        long begun = System.nanoTime();
        gate.open();
        while (System.nanoTime() - begun < time.toNanos() && gate.isAnyWaiting()) {
            Thread.sleep(10);
        }
        gate.shut();
        var elapsed = Duration.ofNanos(System.nanoTime() - begun);
        return new Work(backlog - waiting(), elapsed);
    }

    private long waiting() throws SQLException {
        return database.system().ask(database.name(), "select count(*) from outbox");
    }
}
