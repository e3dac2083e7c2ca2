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
    void saysWhichPortIsTakenAndHowToMoveIt() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = socket.getLocalPort();

            assertThatThrownBy(() -> preflight("BOXOFFICE_OIDC_PORT", Integer.toString(taken))
                            .checkPorts())
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "Port %d (the OIDC issuer) is already taken: stop what uses it, or choose another with "
                                    + "BOXOFFICE_OIDC_PORT.",
                            taken);
        }
    }

    @Test
    void refusesAPortThatNobodyCouldKnow() {
        assertThatThrownBy(() -> preflight("BOXOFFICE_KAFKA_PORT", "0").checkPorts())
                .isInstanceOf(UserError.class)
                .hasMessage("BOXOFFICE_KAFKA_PORT is 0 but must say which port Kafka is to be found at.");
    }

    @Test
    void refusesOnePortForTwo() {
        String port = Integer.toString(FreePort.any());

        assertThatThrownBy(() -> preflight("BOXOFFICE_KAFKA_PORT", port, "BOXOFFICE_POSTGRES_PORT", port)
                        .checkPorts())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("both Kafka and PostgreSQL");
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(
                        () -> preflight("BOXOFFICE_HOME", file.resolve("home").toString())
                                .checkFolder())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("BOXOFFICE_HOME");
    }

    @Test
    void saysThatTheDiskIsFull() {
        assertThatThrownBy(() -> preflight("BOXOFFICE_MIN_FREE_MIB", Integer.toString(Integer.MAX_VALUE))
                        .checkDisk())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("BOXOFFICE_MIN_FREE_MIB");
    }

    @Test
    void leavesNothingBehind() {
        Preflight preflight = preflight();
        preflight.checkFolder();
        preflight.checkDisk();

        assertThat(folder).isEmptyDirectory();
    }

    private Preflight preflight(String... pairs) {
        Map<String, String> environment = new HashMap<>();
        environment.put("BOXOFFICE_HOME", folder.resolve("home").toString());
        for (Port port : Port.values()) {
            environment.put(port.variable(), Integer.toString(FreePort.any()));
        }
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return new Preflight(Settings.from(environment));
    }
}
