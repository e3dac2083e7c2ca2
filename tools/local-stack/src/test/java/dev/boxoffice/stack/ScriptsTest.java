package dev.boxoffice.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

        Result result = runWith(Map.of("JAVA_HOME", folder.resolve("jdk").toString()), "./mvnw", "--version");

        assertThat(result)
                .isEqualTo(new Result(1, "Boxoffice needs a JDK 25 or newer: set JAVA_HOME to one.%n".formatted()));
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result run(String... command) throws Exception {
        return runWith(Map.of("JAVA_HOME", System.getProperty("java.home")), command);
    }

    private Result runWith(Map<String, String> environment, String... command) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).directory(REPOSITORY.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("BOXOFFICE_HOME", folder.resolve("home").toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
