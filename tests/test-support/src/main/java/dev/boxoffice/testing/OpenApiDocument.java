package dev.boxoffice.testing;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

    /** What of it would break the clients of one of its releases, in {@code docs/openapi/released}; empty when nothing. */
    public static List<String> breaksSinceReleases(String service) {
        try (Stream<Path> releases = Files.list(Path.of("..", "docs", "openapi", "released"))) {
            var yaml = new YAMLMapper();
            var today = yaml.readTree(
                    Path.of("..", "docs", "openapi", service + ".yaml").toFile());
            List<String> breaks = new ArrayList<>();
            for (Path release : releases.toList()) {
                var released = yaml.readTree(release.resolve(service + ".yaml").toFile());
                ApiChanges.breaking(released, today)
                        .forEach(change -> breaks.add(release.getFileName() + ": " + change));
            }
            return breaks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
