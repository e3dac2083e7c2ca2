package dev.boxoffice.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void givesNobodyWhatIsAnothersOrItsManagementPort() {
        Set<Integer> taken = new HashSet<>();

        for (int i = 0; i < 200; i++) {
            int port = FreePort.any();

            assertThat(taken.add(port)).as("port %d", port).isTrue();
            assertThat(taken.add(port + Port.MANAGEMENT_OFFSET))
                    .as("management port of %d", port)
                    .isTrue();
        }
    }
}
