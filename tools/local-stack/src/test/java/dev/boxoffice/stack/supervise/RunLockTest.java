package dev.boxoffice.stack.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.stack.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    Path home;

    @Test
    void hasOneHolderAtATime() throws IOException {
        Settings settings = Settings.from(Map.of("BOXOFFICE_HOME", home.toString()));
        RunLock first = RunLock.tryTake(settings).orElseThrow();

        assertThat(RunLock.tryTake(settings)).isEmpty();

        first.release();
        RunLock second = RunLock.tryTake(settings).orElseThrow();
        second.release();
    }
}
