package dev.boxoffice.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts {@code ./boxoffice} and {@code ./mvnw}. */
class ScriptsTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private record Result(int exitCode, String output) {}

    @Test
    void helpListsEveryCommand() throws Exception {
        Result help = run("./boxoffice", "help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.output())
                .contains(
                        "./boxoffice up",
                        "./boxoffice down",
                        "./boxoffice status",
                        "./boxoffice logs",
                        "./boxoffice demo",
                        "./boxoffice demo door",
                        "./boxoffice events",
                        "./boxoffice token",
                        "./boxoffice dev",
                        "./boxoffice infra",
                        "./boxoffice test",
                        "./boxoffice bench",
                        "./boxoffice chaos",
                        "./boxoffice train",
                        "./boxoffice package");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs", "test", "bench", "chaos", "train", "package"})
    void explainsEachCommand(String command) throws Exception {
        Result help = run("./boxoffice", command, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).startsWith("Usage: ./boxoffice " + command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upp                          | Unknown command: 'upp'          | help",
                "test no-such-module          | Unknown module: 'no-such-module' | test --help",
                "test --fast                  | Unknown option: '--fast'        | test --help",
                "test outbox inbox            | Only one module can be given: 'inbox' | test --help",
                "test system-tests --quick    | --quick skips system-tests.     | test --help",
                "test --quick deployment-tests | --quick skips deployment-tests. | test --help",
            })
    void reportsUsageErrors(String arguments, String message, String help) throws Exception {
        List<String> command = new ArrayList<>(List.of("./boxoffice"));
        command.addAll(List.of(arguments.split(" ", -1)));

        Result result = run(command.toArray(String[]::new));

        assertThat(result).isEqualTo(new Result(2, "%s%nSee ./boxoffice %s.%n".formatted(message, help)));
    }

    @Test
    void wrapperRejectsAnOldJdk() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        program(bin.resolve("java"), "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2");

        Result result =
                runIn(REPOSITORY, Map.of("JAVA_HOME", folder.resolve("jdk").toString()), "./mvnw", "--version");

        assertThat(result)
                .isEqualTo(new Result(1, "Boxoffice needs a JDK 25 or newer: set JAVA_HOME to one.%n".formatted()));
    }

    @Test
    void namesTheFailedTestsBeforeTheTotals() throws Exception {
        Path checkout = Files.createDirectories(folder.resolve("check out"));
        Files.copy(REPOSITORY.resolve("boxoffice"), checkout.resolve("boxoffice"), StandardCopyOption.COPY_ATTRIBUTES);
        program(checkout.resolve("mvnw"), "exit 1");
        report(checkout, "surefire-reports/TEST-dev.boxoffice.PoolTest.xml", """
                <testsuite name="dev.boxoffice.PoolTest" tests="3" errors="1" skipped="0" failures="1">
                  <testcase name="holdsStock" classname="dev.boxoffice.PoolTest" time="0.1"/>
                  <testcase name="sells(String)[2]" classname="dev.boxoffice.PoolTest" time="0.1">
                    <failure message="&#10;Expected status &lt;201&gt; &amp; no &quot;problem&quot;&#10;  but was &lt;500&gt;." type="java.lang.AssertionError"><![CDATA[java.lang.AssertionError: ]]></failure>
                    <system-out><![CDATA[<failure message="logged"]]></system-out>
                  </testcase>
                  <testcase name="" classname="dev.boxoffice.PoolTest" time="0.0">
                    <error type="java.lang.NullPointerException"><![CDATA[java.lang.NullPointerException]]></error>
                  </testcase>
                </testsuite>
                """);
        report(checkout, "failsafe-reports/TEST-dev.boxoffice.RushIT.xml", """
                <testsuite name="dev.boxoffice.RushIT" tests="2" errors="0" skipped="1" failures="0">
                  <testcase name="sells" classname="dev.boxoffice.RushIT" time="0.1"/>
                  <testcase name="sellsSlowly" classname="dev.boxoffice.RushIT" time="0.0">
                    <skipped/>
                  </testcase>
                </testsuite>
                """);

        Result result =
                runIn(checkout, Map.of("JAVA_HOME", System.getProperty("java.home")), "./boxoffice", "test", "--quick");

        assertThat(result).isEqualTo(new Result(1, """
                FAILED dev.boxoffice.PoolTest.sells(String)[2]: Expected status <201> & no "problem" but was <500>.
                FAILED dev.boxoffice.PoolTest: java.lang.NullPointerException
                2 passed, 2 failed, 1 skipped
                """));
    }

    /** Writes a report that is newer than the start of the run. */
    private static void report(Path checkout, String name, String content) throws IOException {
        Path file = checkout.resolve("pools/target").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(1, ChronoUnit.HOURS)));
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result run(String... command) throws Exception {
        return runIn(REPOSITORY, Map.of("JAVA_HOME", System.getProperty("java.home")), command);
    }

    private Result runIn(Path checkout, Map<String, String> environment, String... command) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).directory(checkout.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("BOXOFFICE_HOME", folder.resolve("home").toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
