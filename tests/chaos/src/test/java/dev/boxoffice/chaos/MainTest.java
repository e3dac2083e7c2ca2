package dev.boxoffice.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void explainsItself() {
        assertThat(execute("--help")).isZero();

        assertThat(out.toString()).startsWith("Usage: ./boxoffice chaos").contains("--minutes", "--seed", "--two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--minutes 0     | --minutes must be above 0",
                "--minutes NaN   | --minutes must be above 0",
                "--minutes soon  | Invalid value for option '--minutes'",
                "--seed x        | Invalid value for option '--seed'",
                "--only nothing  | No fault 'nothing'.",
                "--three         | Unknown option: '--three'",
                "now             | Unmatched argument at index 0: 'now'",
            })
    void reportsUsageErrors(String arguments, String message) {
        assertThat(execute(arguments.split(" ", -1))).isEqualTo(2);

        assertThat(err.toString()).startsWith(message).endsWith("See ./boxoffice chaos --help.%n".formatted());
    }

    private int execute(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
