package dev.boxoffice.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The committed OpenAPI document of a service, in {@code docs/openapi}. */
public final class OpenApiDocument {

    private OpenApiDocument() {}

    /**
     * Returns the committed document of a service.
     *
     * <p>With {@code -Dopenapi.update=true} it first writes the served document there; use that after an intended change.
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
