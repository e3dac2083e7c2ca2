package dev.boxoffice.chaos.fault;

import dev.boxoffice.chaos.system.Network.Failure;
import dev.boxoffice.chaos.system.Network.Peer;
import dev.boxoffice.chaos.system.Service;
import dev.boxoffice.chaos.system.ServiceInstance;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Failures between one instance and PostgreSQL or Kafka. */
final class NetworkFaults {

    private static final Scope EVERYTHING = new Scope.Everything();
    private static final long SENT_SECONDS = 3;

    private NetworkFaults() {}

    static Fault of(FaultContext context, Peer peer, Failure failure) {
        ServiceInstance instance = context.anyWithDatabase();
        var network = context.system().network();
        return new Fault() {
            @Override
            public Scope inject() {
                network.fail(instance.name(), peer, failure);
                return EVERYTHING;
            }

            @Override
            public void heal() {
                network.heal(instance.name(), peer);
            }
        };
    }

    /**
     * A relay that was cut off after it had sent: its records are still on their way when it loses its database session, and
     * arrive after the other instance has sent newer ones.
     */
    static Fault zombieRelay(FaultContext context) {
        ServiceInstance instance = context.any(Service.ORDERS);
        var sessions = new Sessions(context.system().applicationDatabase(Service.ORDERS));
        var network = context.system().network();
        return new Fault() {
            @Override
            public Scope inject() throws SQLException, InterruptedException {
                network.fail(instance.name(), Peer.KAFKA, Failure.DROP);
                TimeUnit.SECONDS.sleep(SENT_SECONDS);
                sessions.terminate(instance.name());
                return EVERYTHING;
            }

            @Override
            public void heal() {
                network.heal(instance.name(), Peer.KAFKA);
            }
        };
    }
}
