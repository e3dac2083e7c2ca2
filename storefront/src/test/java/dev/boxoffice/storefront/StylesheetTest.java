package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StylesheetTest {

    private static final Path FILE = Path.of("src/main/resources/META-INF/resources/assets/boxoffice.css");

    /** A block that is not closed hides all rules after it from browsers, without an error. */
    @Test
    void everySectionBeginsOutsideOfBlocks() throws IOException {
        int depth = 0;
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith("/*")) {
                assertThat(depth).as(line).isZero();
            }
            depth += (int) (line.chars().filter(c -> c == '{').count()
                    - line.chars().filter(c -> c == '}').count());
        }
        assertThat(depth).isZero();
    }
}
