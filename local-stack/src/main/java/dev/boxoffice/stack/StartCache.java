package dev.boxoffice.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the JVM of a service starts faster from, beside its jar; {@code ./boxoffice train} makes it. */
record StartCache(Path jar) {

    Path file() {
        return jar.resolveSibling("app.aot");
    }

    /** JVMs before 25.0.4 would run the classes of an older jar from it, without a warning (JDK-8377932). */
    boolean isNewerThanJar() throws IOException {
        return Files.exists(file()) && Files.getLastModifiedTime(file()).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }
}
