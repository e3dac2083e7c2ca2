package dev.boxoffice.server.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void writesCells() throws IOException {
        assertThat(row("a", "12", null, "")).isEqualTo("a,12,,\r\n");
    }

    @Test
    void quotesSeparatorsQuotesAndLineBreaks() throws IOException {
        assertThat(row("a,b", "say \"hi\"", "two\nlines", "cr\rlf"))
                .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"cr\rlf\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                " =1",
                "\u00a0=1",
                "\ufeff=1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff201"
            })
    void defusesFormulas(String cell) throws IOException {
        assertThat(row(cell).replace("\"", "")).startsWith("'");
    }

    @Test
    void leavesOtherTextsUnchanged() throws IOException {
        assertThat(row("a=b", "1-2", "ben@example.org", "it's")).isEqualTo("a=b,1-2,ben@example.org,it's\r\n");
    }

    private static String row(String... cells) throws IOException {
        var out = new StringBuilder();
        Csv.writeRow(out, Arrays.asList(cells));
        return out.toString();
    }
}
