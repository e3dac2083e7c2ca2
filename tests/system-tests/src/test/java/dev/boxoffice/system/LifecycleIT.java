package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.launcher.CommandResult;
import dev.boxoffice.launcher.Port;
import dev.boxoffice.launcher.RunningCommand;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The system leaves no process behind, however it is stopped. */
@ExtendWith(TempHomes.class)
class LifecycleIT {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(20);

    private static Boxoffice boxoffice;

    @BeforeAll
    static void prepare() {
        boxoffice = Boxoffice.withNewData();
    }

    @AfterEach
    void stop() {
        boxoffice.run("down");
    }

    @AfterAll
    static void close() {
        boxoffice.close();
    }

    @Test
    void refusesDevModeWhileStopped() {
        CommandResult dev = boxoffice.run("dev", "order-service");

        assertThat(dev.exitCode()).isEqualTo(1);
        assertThat(dev.stderr()).isEqualTo("Boxoffice is not running. Start it with ./boxoffice up.\n");
    }

    @Test
    void reportsATakenPortInOneLine() throws IOException {
        try (var socket = new ServerSocket(boxoffice.port(Port.KAFKA), 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();

            CommandResult up = boxoffice.run("up", "--detach");

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output().strip().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("already in use", "BOXOFFICE_KAFKA_PORT"));
            assertThat(recorded()).isEmpty();
        }
    }

    @Test
    void leavesNoProcessAfterAnInterrupt() throws Exception {
        RunningCommand up = boxoffice.start("up");
        await().atMost(START).until(() -> Files.readString(up.stdout()).contains("Boxoffice is ready"));
        List<ProcessHandle> processes = boxoffice.processes();

        new ProcessBuilder(
                        "sh",
                        "-c",
                        "kill -%s %d".formatted(interrupt(), up.process().pid()))
                .start()
                .waitFor();

        assertThat(up.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertGone(processes);
        assertThat(recorded()).isEmpty();
    }

    @Test
    void leavesNoProcessWhenStoppedDuringStart() throws Exception {
        RunningCommand up = boxoffice.start("up", "--detach");
        await().atMost(START)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> boxoffice.recorded("postgres").isPresent());
        List<ProcessHandle> processes = recorded();
        assertThat(boxoffice.run("up", "--detach").exitCode()).isEqualTo(1);

        CommandResult down = boxoffice.run("down");

        assertThat(down.exitCode()).as(down.output()).isZero();
        assertThat(up.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(up.process().exitValue()).isEqualTo(1);
        assertGone(processes);
        assertThat(recorded()).isEmpty();
    }

    @Test
    void recoversFromALostSupervisorAndStartsFreshOnRequest() {
        boxoffice.up();
        UUID ticket = User.of(boxoffice, "sally").createsTicket("Kept Concert", 10);
        List<ProcessHandle> processes = boxoffice.processes();

        boxoffice.kill("local-stack");
        await().atMost(SOON).until(() -> isGone(processes.getFirst()));
        CommandResult status = boxoffice.run("status");
        CommandResult down = boxoffice.run("down");

        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.stderr()).contains("postgres (process", "order-service (process");
        assertThat(down.exitCode()).as(down.output()).isZero();
        assertGone(processes);
        boxoffice.up();
        RestAssured.get(boxoffice.tickets() + "/api/tickets/{id}", ticket)
                .then()
                .statusCode(200);

        assertThat(boxoffice.run("down").exitCode()).isZero();
        assertThat(boxoffice.run("up", "--detach", "--fresh").exitCode()).isZero();

        RestAssured.get(boxoffice.tickets() + "/api/tickets?count=true").then().body("total", equalTo(0));
    }

    private static List<ProcessHandle> recorded() {
        return Stream.of("local-stack", "postgres", "ticket-service", "order-service", "admission-service")
                .map(boxoffice::recorded)
                .flatMap(Optional::stream)
                .toList();
    }

    private static void assertGone(List<ProcessHandle> processes) {
        assertThat(processes).isNotEmpty();
        await().atMost(SOON).until(() -> processes.stream().allMatch(LifecycleIT::isGone));
    }

    /** A zombie counts as gone: it only waits to be reaped. */
    private static boolean isGone(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return true;
        }
    }

    /** TERM when this JVM ignores INT, as in the background of a script, because its children inherit that. */
    private static String interrupt() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            String ignored = lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> line.replaceFirst(".*\\s", ""))
                    .findFirst()
                    .orElse("0");
            return (Long.parseUnsignedLong(ignored, 16) & 2) == 0 ? "INT" : "TERM";
        }
    }
}
