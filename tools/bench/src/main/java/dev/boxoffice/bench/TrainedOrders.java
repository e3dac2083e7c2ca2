package dev.boxoffice.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * order-service as {@code ./boxoffice train} packaged it, with the cache that it starts faster from; as the system's
 * own do.
 */
record TrainedOrders(Path target) {

    static TrainedOrders of(LocalSystem system) {
        return new TrainedOrders(system.repository().resolve("order-service/target"));
    }

    boolean exist() {
        return Files.exists(cache());
    }

    /** The one that is only built, where there is no other: in a smoke. */
    Path jar() {
        return exist() ? target.resolve("trained-app/quarkus-run.jar") : built();
    }

    Path built() {
        return target.resolve("quarkus-app/quarkus-run.jar");
    }

    /** It is required, so that one without it cannot pass for one with it. */
    List<String> options() {
        return exist() ? List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache()) : List.of();
    }

    private Path cache() {
        return target.resolve("trained-app/app.aot");
    }
}
