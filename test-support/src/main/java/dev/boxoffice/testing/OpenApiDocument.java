package dev.boxoffice.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The committed description of a service's API, in {@code docs/openapi}. */
public final class OpenApiDocument {

    private OpenApiDocument() {}

    /**
     * What is committed for the service. With {@code -Dopenapi.update=true} the served document is written there first,
     * after a change that is meant.
     */
    public static String committed(String service, String served) {
        Path file = Path.of("..", "docs", "openapi", service + ".yaml");
        try {
            if (Boolean.getBoolean("openapi.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, served);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
