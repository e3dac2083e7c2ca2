package dev.boxoffice.stack.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A service as {@code ./boxoffice train} packaged it, with the cache that its JVM starts faster from.
 *
 * @param built the jar of the same service as it was last built
 */
record TrainedService(Path built) {

    Path jar() {
        return built.resolve("../../trained-app/quarkus-run.jar").normalize();
    }

    Path cache() {
        return jar().resolveSibling("app.aot");
    }

    /** JVMs before 25.0.4 run the classes of an older jar from a cache, without a warning (JDK-8377932). */
    boolean isUpToDate() throws IOException {
        return Files.exists(cache())
                && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(built)) > 0;
    }
}
