package dev.boxoffice.stack.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A service packaged by {@code ./boxoffice train}, with an AOT cache for a faster start.
 *
 * @param built the jar of the last ordinary build of the service
 */
record TrainedService(Path built) {

    Path jar() {
        return built.resolve("../../trained-app/quarkus-run.jar").normalize();
    }

    Path cache() {
        return jar().resolveSibling("app.aot");
    }

    /** JVMs before 25.0.4 silently run the cached classes of an older jar (JDK-8377932). */
    boolean isUpToDate() throws IOException {
        return Files.exists(cache())
                && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(built)) > 0;
    }
}
