package dev.boxoffice.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLinesTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "demo", "events", "token", "infra", "dev"})
    void explainsEachCommand(String command) {
        assertThat(execute(command, "--help")).isZero();

        assertThat(out.toString()).startsWith("Usage: ./boxoffice " + command).contains("-h, --help");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void explainsTheDemoAtTheDoor() {
        assertThat(execute("demo", "door", "--help")).isZero();

        assertThat(out.toString()).startsWith("Usage: ./boxoffice demo door [-h]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up --detatch    | Unknown option: '--detatch'",
                "down now        | Unmatched argument at index 1: 'now'",
                "demo window     | Unmatched argument at index 1: 'window'",
                "token           | Missing required parameter: 'USER'",
                "token ann bob   | Unmatched argument at index 2: 'bob'",
                "events a b      | Unmatched argument at index 2: 'b'",
                "events nothing  | No topic 'nothing'.",
                "dev             | Missing required parameter: 'SERVICE'",
                "dev kafka       | No service 'kafka'.",
                "infra --parts x | Invalid value for option '--parts'",
            })
    void reportsUsageErrors(String arguments, String message) {
        assertThat(execute(arguments.split(" ", -1))).isEqualTo(2);

        String command = arguments.split(" ", -1)[0];
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith(message).endsWith("See ./boxoffice %s --help.%n".formatted(command));
    }

    @Test
    void reportsAnUnknownCommand() {
        assertThat(execute("upp")).isEqualTo(2);

        assertThat(err.toString()).contains("'upp'").endsWith("See ./boxoffice help.%n".formatted());
    }

    @Test
    void reportsAMissingCommand() {
        assertThat(execute()).isEqualTo(2);

        assertThat(err.toString()).startsWith("Missing command.");
    }

    @Test
    void reportsFailuresOnTheConsoleAfterARedirect() {
        PrintStream console = System.err;
        var output = new ByteArrayOutputStream();
        System.setErr(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            CommandLine line = CommandLines.create();
            System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
            line.execute("upp");
        } finally {
            System.setErr(console);
        }
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("'upp'");
    }

    private int execute(String... arguments) {
        CommandLine line = CommandLines.create();
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
