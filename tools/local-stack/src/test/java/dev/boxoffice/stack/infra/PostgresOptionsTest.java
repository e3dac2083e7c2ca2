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

    @Test
    void endsSessionsOfClientsThatHaveVanished() {
        assertThat(PostgresOptions.command("postgres", Path.of("data"), 15432, List.of()))
                .contains(
                        "idle_in_transaction_session_timeout=5min",
                        "tcp_keepalives_idle=5",
                        "tcp_keepalives_interval=2",
                        "tcp_keepalives_count=3",
                        "tcp_user_timeout=10s",
                        "client_connection_check_interval=2s");
    }
}
