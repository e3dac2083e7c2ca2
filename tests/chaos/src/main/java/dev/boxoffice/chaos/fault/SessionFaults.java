package dev.boxoffice.chaos.fault;

import dev.boxoffice.chaos.system.Service;
import dev.boxoffice.chaos.system.ServiceInstance;
import dev.boxoffice.chaos.system.Signals;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Database sessions that end, or that stay open while their process is paused. */
final class SessionFaults {

    private static final Duration SEARCH_LIMIT = Duration.ofSeconds(15);
    private static final long SETTLE_MILLIS = 30;
    private static final Scope EVERYTHING = new Scope.Everything();

    private SessionFaults() {}

    /** Ends all sessions of a service at the same time. */
    static Fault terminate(FaultContext context, Service service) {
        var sessions = new Sessions(context.system().applicationDatabase(service));
        return momentary(() -> sessions.terminate("%"));
    }

    /** Kills a server process with SIGKILL, after which PostgreSQL restarts all of them. */
    static Fault killBackend(FaultContext context) {
        var sessions = new Sessions(context.system().applicationDatabase(Service.ORDERS));
        return momentary(
                () -> sessions.anyBackend().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly));
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static Fault momentary(Step step) {
        return new Fault() {
            @Override
            public Scope inject() throws SQLException {
                step.run();
                return EVERYTHING;
            }

            @Override
            public void heal() {
                // the services connect again
            }
        };
    }

    /** Pauses an instance of order-service while one of its sessions is idle in a transaction with locks. */
    static Fault pauseInTransaction(FaultContext context) {
        ServiceInstance instance = context.any(Service.ORDERS);
        var database = context.system().applicationDatabase(Service.ORDERS);
        return new Fault() {
            @Override
            public Scope inject() throws SQLException, InterruptedException {
                List<ProcessHandle> process = List.of(instance.process());
                Instant deadline = Instant.now().plus(SEARCH_LIMIT);
                try (Connection connection = database.connect()) {
                    while (Instant.now().isBefore(deadline)) {
                        if (Sessions.idleInTransaction(connection, instance.name())
                                .isEmpty()) {
                            continue;
                        }
                        Signals.pause(process);
                        TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
                        if (!Sessions.idleInTransaction(connection, instance.name())
                                .isEmpty()) {
                            return EVERYTHING;
                        }
                        Signals.resume(process);
                    }
                }
                throw new NotInjectedException("no session was idle in a transaction");
            }

            @Override
            public void heal() {
                Signals.resume(List.of(instance.process()));
            }
        };
    }
}
