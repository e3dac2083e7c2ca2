package dev.boxoffice.chaos.fault;

import dev.boxoffice.chaos.fault.FaultKind.Need;
import dev.boxoffice.chaos.system.Network.Failure;
import dev.boxoffice.chaos.system.Network.Peer;
import dev.boxoffice.chaos.system.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Every kind of fault that can be injected. */
public final class FaultKinds {

    private static final List<FaultKind> ALL = all();

    private FaultKinds() {}

    public static List<FaultKind> list() {
        return ALL;
    }

    private static List<FaultKind> all() {
        List<FaultKind> kinds = new ArrayList<>();
        for (Service service : Service.values()) {
            Need need = service == Service.STOREFRONT ? Need.STOREFRONT : Need.NOTHING;
            kinds.add(kind(
                    "kill " + service.label(), need, 0, 2, context -> ProcessFaults.killService(context, service)));
            kinds.add(kind(
                    "stop " + service.label(), need, 0, 2, context -> ProcessFaults.stopService(context, service)));
            kinds.add(kind(
                    "pause " + service.label(), need, 2, 20, context -> ProcessFaults.pauseService(context, service)));
        }
        kinds.add(kind("kill postmaster", 0, 2, ProcessFaults::killPostmaster));
        kinds.add(kind("stop postgres", 0, 2, ProcessFaults::stopPostgres));
        kinds.add(kind("pause postgres", 2, 20, ProcessFaults::pausePostgres));
        kinds.add(kind("kill backend", 1, 2, SessionFaults::killBackend));
        kinds.add(kind("kill kafka", 0, 2, ProcessFaults::killKafka));
        kinds.add(kind("stop kafka", 0, 2, ProcessFaults::stopKafka));
        kinds.add(kind("pause kafka", 2, 20, ProcessFaults::pauseKafka));
        kinds.add(kind(
                "end sessions of order-service", 1, 2, context -> SessionFaults.terminate(context, Service.ORDERS)));
        kinds.add(kind(
                "end sessions of ticket-service", 1, 2, context -> SessionFaults.terminate(context, Service.TICKETS)));
        kinds.add(kind("lock ticket row", 8, 30, LockFaults::ticket));
        kinds.add(kind("lock pool row", 8, 30, LockFaults::pool));
        kinds.add(kind("lock order row", 5, 15, LockFaults::order));
        kinds.add(kind("lock cart row", 5, 15, LockFaults::cart));
        kinds.add(kind("lock table", 1, 5, LockFaults::table));
        kinds.add(kind("pause in transaction", 8, 20, SessionFaults::pauseInTransaction));
        addNetworkKinds(kinds);
        kinds.add(kind("full disk", Need.SMALL_DISK, 3, 10, DiskFaults::fill));
        kinds.add(kind("replay records", 1, 2, RecordFaults::replay));
        kinds.add(kind("unreadable record", 1, 2, RecordFaults::unreadable));
        kinds.add(kind("rolling restart", Need.TWO_INSTANCES, 0, 1, ProcessFaults::rollingRestart));
        kinds.add(kind("zombie relay", Need.TWO_INSTANCES, 5, 10, NetworkFaults::zombieRelay));
        return List.copyOf(kinds);
    }

    private static void addNetworkKinds(List<FaultKind> kinds) {
        for (Peer peer : Peer.values()) {
            for (Failure failure : Failure.values()) {
                String name =
                        "network %s %s".formatted(lower(peer), lower(failure).replace('_', '-'));
                kinds.add(kind(name, 3, 12, context -> NetworkFaults.of(context, peer, failure)));
            }
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static FaultKind kind(String name, int least, int most, Function<FaultContext, Fault> create) {
        return kind(name, Need.NOTHING, least, most, create);
    }

    private static FaultKind kind(String name, Need need, int least, int most, Function<FaultContext, Fault> create) {
        return new FaultKind(name, need, Duration.ofSeconds(least), Duration.ofSeconds(most), create);
    }
}
