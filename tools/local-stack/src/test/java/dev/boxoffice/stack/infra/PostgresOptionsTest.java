package dev.boxoffice.stack.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresOptionsTest {

    @Test
    void userSettingsOverrideOurs() {
        assertThat(PostgresOptions.command(
                        "postgres", Path.of("data"), 15432, List.of("wal_level=logical", "fsync=off")))
                .containsSequence("-c", "wal_level=logical", "-c", "fsync=off")
                .endsWith("fsync=off");
    }
}
