package dev.boxoffice.bench.bootstrap;

import dev.boxoffice.bench.harness.Arm;
import java.sql.SQLException;
import java.time.Duration;

/** The replica reads the whole topic: the first time, or once more when it has everything already. */
record ReplicaArm(Replica replica, boolean again) implements Arm {

    @Override
    public String name() {
        return again ? "replica, all redelivered" : "replica";
    }

    @Override
    public void reset() throws SQLException {
        if (!again) {
            replica.empty();
        }
    }

    @Override
    public Work run(Duration time) throws Exception {
        replica.redeliver();
        Work read = replica.awaitRead();
        replica.requireAll();
        return read;
    }
}
