package dev.boxoffice.bench.orders;

import dev.boxoffice.bench.harness.LocalSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The order-service that {@code ./boxoffice train} packaged with its AOT cache. The services of the system use the same.
 */
public record TrainedOrderService(Path target) {

    public static TrainedOrderService of(LocalSystem system) {
        return new TrainedOrderService(system.repository().resolve("order-service/target"));
    }

    public boolean isTrained() {
        return Files.exists(cache());
    }

    /** Returns the untrained build if there is no trained one, as in a smoke run. */
    public Path jar() {
        return isTrained() ? target.resolve("trained-app/quarkus-run.jar") : built();
    }

    public Path built() {
        return target.resolve("quarkus-app/quarkus-run.jar");
    }

    /** Requires the cache, so that a start without it fails instead of being measured. */
    public List<String> options() {
        return isTrained() ? List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache()) : List.of();
    }

    private Path cache() {
        return target.resolve("trained-app/app.aot");
    }
}
