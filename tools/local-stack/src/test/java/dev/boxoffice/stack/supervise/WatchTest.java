package dev.boxoffice.stack.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.Console;
import dev.boxoffice.stack.os.ProcessRecord;
import dev.boxoffice.stack.os.Processes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchTest {

    @TempDir
    Path home;

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Void> restarted = new CompletableFuture<>();
    private final AtomicReference<Process> packaged = new AtomicReference<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private DevLease lease;
    private Thread watching;

    @BeforeEach
    void watch() throws IOException {
        Settings settings = Settings.from(Map.of("BOXOFFICE_HOME", home.toString()));
        lease = DevLease.of(Component.ORDER_SERVICE, settings);
        packaged.set(sleeping());
        ProcessRecord.of(Component.ORDER_SERVICE, settings.run())
                .write(packaged.get().toHandle());
        watching = new Thread(new Watch(
                "order-service",
                packaged::get,
                lease::holder,
                () -> {
                    packaged.set(sleeping());
                    restarted.complete(null);
                },
                stopping::get,
                new Console(new PrintStream(output, true, StandardCharsets.UTF_8))));
        watching.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        stopping.set(true);
        packaged.get().destroyForcibly().waitFor();
        watching.join();
    }

    @Test
    void restartsADeadProcess() throws Exception {
        packaged.get().destroyForcibly();

        restarted.get(30, TimeUnit.SECONDS);
    }

    @Test
    void waitsForTheEndOfDevMode() throws Exception {
        Process dev = sleeping();

        lease.take(dev.toHandle());

        assertThat(packaged.get().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> restarted.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        dev.destroyForcibly();
        restarted.get(30, TimeUnit.SECONDS);
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("order-service runs in dev mode", "order-service left dev mode");
    }

    @Test
    void stopsTheChildrenOfAKilledDevMode() throws Exception {
        Process dev = new ProcessBuilder("sh", "-c", "sleep 300 & wait").start();
        await(() -> dev.descendants().findAny().isPresent());
        ProcessHandle child = dev.descendants().findAny().orElseThrow();
        lease.take(dev.toHandle());
        await(() -> output.toString(StandardCharsets.UTF_8).contains("order-service runs in dev mode"));

        dev.destroyForcibly();

        restarted.get(30, TimeUnit.SECONDS);
        assertThat(Processes.isAlive(child)).isFalse();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static Process sleeping() throws IOException {
        return new ProcessBuilder("sleep", "300").start();
    }
}
