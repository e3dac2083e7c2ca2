package dev.boxoffice.testing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackageSizeTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final int MAX_FILES = 25;

    @Test
    void noPackageHasTooManyFiles() throws IOException {
        Map<String, Long> sizes;
        try (Stream<Path> files = Files.find(
                REPOSITORY,
                Integer.MAX_VALUE,
                (file, attributes) -> attributes.isRegularFile() && isSource(REPOSITORY.relativize(file)))) {
            sizes = files.collect(
                    groupingBy(file -> REPOSITORY.relativize(file.getParent()).toString(), counting()));
        }

        assertThat(sizes).hasSizeGreaterThan(10);
        assertThat(sizes).allSatisfy((folder, size) -> assertThat(size).isLessThanOrEqualTo(MAX_FILES));
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && path.contains("src/") && !path.contains("target/");
    }
}
