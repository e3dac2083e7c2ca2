package dev.boxoffice.stack.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.launcher.FreePort;
import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @TempDir
    Path folder;

    @Test
    void reportsAPortInUse() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = socket.getLocalPort();

            assertThatThrownBy(() -> preflight("BOXOFFICE_OIDC_PORT", Integer.toString(taken))
                            .checkPorts())
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "Port %d (the OIDC issuer) is already in use. Stop the process that uses it, or choose another port"
                                    + " with BOXOFFICE_OIDC_PORT.",
                            taken);
        }
    }

    @Test
    void rejectsPortZero() {
        assertThatThrownBy(() -> preflight("BOXOFFICE_KAFKA_PORT", "0").checkPorts())
                .isInstanceOf(UserError.class)
                .hasMessage("BOXOFFICE_KAFKA_PORT must not be 0: choose a port for Kafka.");
    }

    @Test
    void rejectsOnePortForTwoServers() {
        String port = Integer.toString(FreePort.any());

        assertThatThrownBy(() -> preflight("BOXOFFICE_KAFKA_PORT", port, "BOXOFFICE_POSTGRES_PORT", port)
                        .checkPorts())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("both Kafka and PostgreSQL");
    }

    @Test
    void reportsAFolderThatIsNotWritable() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(
                        () -> preflight("BOXOFFICE_HOME", file.resolve("home").toString())
                                .checkFolder())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("BOXOFFICE_HOME");
    }

    @Test
    void reportsAFullDisk() {
        assertThatThrownBy(() -> preflight("BOXOFFICE_MIN_FREE_MIB", Integer.toString(Integer.MAX_VALUE))
                        .checkDisk())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("BOXOFFICE_MIN_FREE_MIB");
    }

    @Test
    void infrastructureIgnoresThePortsOfServices() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String taken = Integer.toString(socket.getLocalPort());

            Preflight.ofInfrastructure(settings("BOXOFFICE_ORDER_PORT", taken)).checkPorts();

            assertThatThrownBy(() -> Preflight.ofInfrastructure(settings("BOXOFFICE_POSTGRES_PORT", taken))
                            .checkPorts())
                    .hasMessageContaining("BOXOFFICE_POSTGRES_PORT");
        }
    }

    @Test
    void leavesNothingBehind() {
        Preflight preflight = preflight();
        preflight.checkFolder();
        preflight.checkDisk();

        assertThat(folder).isEmptyDirectory();
    }

    private Preflight preflight(String... pairs) {
        return Preflight.ofSystem(settings(pairs));
    }

    private Settings settings(String... pairs) {
        Map<String, String> environment = new HashMap<>();
        environment.put("BOXOFFICE_HOME", folder.resolve("home").toString());
        for (Port port : Port.values()) {
            environment.put(port.variable(), Integer.toString(FreePort.any()));
        }
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return Settings.from(environment);
    }
}
