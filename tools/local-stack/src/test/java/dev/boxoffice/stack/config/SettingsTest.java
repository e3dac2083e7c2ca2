package dev.boxoffice.stack.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.console.UserError;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void usesTheDocumentedDefaults() {
        Settings settings = Settings.from(Map.of("BOXOFFICE_ORDER_PORT", "18082"));

        assertThat(settings.port(Port.STOREFRONT)).isEqualTo(8080);
        assertThat(settings.port(Port.TICKET)).isEqualTo(8081);
        assertThat(settings.port(Port.ORDER)).isEqualTo(18082);
        assertThat(settings.issuer()).isEqualTo("http://127.0.0.1:8090/boxoffice");
        assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:19092");
        assertThat(settings.port(Port.POSTGRES)).isEqualTo(15432);
        assertThat(settings.partitions()).isEqualTo(12);
    }

    @Test
    void keepsDataInTheRepositoryByDefault() {
        assertThat(Settings.from(Map.of("BOXOFFICE_REPOSITORY", "/repo")).home())
                .isEqualTo(Path.of("/repo/.boxoffice"));
        assertThat(Settings.from(Map.of("BOXOFFICE_HOME", "/data/box")).home()).isEqualTo(Path.of("/data/box"));
    }

    @Test
    void replacesZeroWithAFreePort() {
        Settings settings = Settings.from(Map.of("BOXOFFICE_KAFKA_PORT", "0")).withFreePorts();

        assertThat(settings.port(Port.KAFKA)).isPositive();
        assertThat(settings.port(Port.ORDER)).isEqualTo(8082);
    }

    @Test
    void rejectsAPortThatIsNoNumber() {
        assertThatThrownBy(() -> Settings.from(Map.of("BOXOFFICE_KAFKA_PORT", "many")))
                .isInstanceOf(UserError.class)
                .hasMessage("BOXOFFICE_KAFKA_PORT must be an integer from 0 to 64535, not 'many'.");
    }

    @Test
    void splitsPostgresOptionsAtSpaces() {
        Settings settings = Settings.from(Map.of("BOXOFFICE_POSTGRES_OPTIONS", " wal_level=logical  fsync=off"));

        assertThat(settings.postgresOptions()).containsExactly("wal_level=logical", "fsync=off");
    }
}
