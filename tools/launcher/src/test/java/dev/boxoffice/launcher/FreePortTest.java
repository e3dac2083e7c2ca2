package dev.boxoffice.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void neverReturnsAPortTwice() {
        Set<Integer> returned = new HashSet<>();

        for (int i = 0; i < 200; i++) {
            int port = FreePort.any();

            assertThat(returned.add(port)).as("port %d", port).isTrue();
            assertThat(returned.add(port + Port.MANAGEMENT_OFFSET))
                    .as("management port of %d", port)
                    .isTrue();
        }
    }

    @Test
    void neverReturnsAPortThatAnotherProcessHasReserved() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process other = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), ReservedPorts.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("reserved");

            assertThat(FreePort.any()).isGreaterThanOrEqualTo(ReservedPorts.END);
        } finally {
            other.destroyForcibly();
        }
    }
}
