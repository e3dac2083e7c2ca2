package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.system.ChaosSystem;
import dev.boxoffice.chaos.system.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Waits until holds have ended, payments are settled, and events are published and applied. */
public final class Quiet {

    private static final long PAUSE_MILLIS = 500;
    private static final String OUTBOX = "select count(*) from outbox";

    private Quiet() {}

    /** Returns whether the system became quiet within the limit; the checks report what is left. */
    public static boolean await(ChaosSystem system, Duration limit) throws SQLException, InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (Instant.now().isBefore(deadline)) {
            if (isQuiet(system) && ReplicaCheck.run(system, List.of()).isHeld()) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }

    private static boolean isQuiet(ChaosSystem system) throws SQLException {
        var orders = system.database(Service.ORDERS);
        return orders.count("select count(*) from orders where status in ('CREATED', 'AWAITING_PAYMENT')") == 0
                && orders.count("select count(*) from payment where status in ('PENDING', 'REFUND_PENDING')") == 0
                && orders.count(OUTBOX) == 0
                && system.database(Service.TICKETS).count(OUTBOX) == 0;
    }
}
