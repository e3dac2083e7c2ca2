package dev.boxoffice.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the packaged local-stack; its classes are never on the class path of a test. */
final class PackagedStack {

    private PackagedStack() {}

    static Path target() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path target = folder.resolve("tools/local-stack/target");
            if (Files.exists(target.resolve("local-stack.jar"))) {
                return target;
            }
        }
        throw new IllegalStateException(
                "local-stack is not built: run ./mvnw -q package -DskipTests -pl :local-stack -am");
    }
}
