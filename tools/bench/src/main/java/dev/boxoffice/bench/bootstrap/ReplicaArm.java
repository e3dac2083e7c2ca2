package dev.boxoffice.bench.bootstrap;

import dev.boxoffice.bench.harness.Arm;
import java.sql.SQLException;
import java.time.Duration;

/** The replica reads the whole topic, either into empty tables or redelivered with every row present. */
record ReplicaArm(Replica replica, boolean redelivered) implements Arm {

    @Override
    public String name() {
        return redelivered ? "replica, all redelivered" : "replica";
    }

    @Override
    public void reset() throws SQLException {
        if (!redelivered) {
            replica.clear();
        }
    }

    @Override
    public Work run(Duration time) throws Exception {
        replica.redeliver();
        Work read = replica.awaitRead();
        replica.requireComplete();
        return read;
    }
}
