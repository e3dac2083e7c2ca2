package dev.boxoffice.bench.orders;

import dev.boxoffice.bench.harness.LocalSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * order-service as {@code ./boxoffice train} packaged it, with the cache that it starts faster from; as the system's
 * own do.
 */
public record TrainedOrderService(Path target) {

    public static TrainedOrderService of(LocalSystem system) {
        return new TrainedOrderService(system.repository().resolve("order-service/target"));
    }

    public boolean exist() {
        return Files.exists(cache());
    }

    /** The one that is only built, where there is no other: in a smoke. */
    public Path jar() {
        return exist() ? target.resolve("trained-app/quarkus-run.jar") : built();
    }

    public Path built() {
        return target.resolve("quarkus-app/quarkus-run.jar");
    }

    /** It is required, so that one without it cannot pass for one with it. */
    public List<String> options() {
        return exist() ? List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache()) : List.of();
    }

    private Path cache() {
        return target.resolve("trained-app/app.aot");
    }
}
