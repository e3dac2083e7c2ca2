package dev.boxoffice.bench.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(bytes, true, UTF_8));

    @BeforeEach
    void addTwoRows() {
        report.row("hot", "ours ÷ theirs", new Ratio(2.34567, 2, 123.456), Goal.atLeast(2));
        report.row("read", "list ÷ \"static\"", Ratio.of(Double.NaN), Goal.atLeast(0.6));
    }

    @Test
    void printsOneJsonLinePerRow() {
        report.json();

        assertThat(lines().reversed().subList(0, 2))
                .containsExactly(
                        "{\"bench\":\"read\",\"arm\":\"list ÷ \\\"static\\\"\",\"ratio\":null,\"min\":null,\"max\":null}",
                        "{\"bench\":\"hot\",\"arm\":\"ours ÷ theirs\",\"ratio\":2.346,\"min\":2,\"max\":123.5}");
    }

    @Test
    void printsWhetherGoalsAreMet() {
        assertThat(lines())
                .satisfiesExactly(
                        met -> assertThat(met).contains("≥ 2").endsWith("met"),
                        missed -> assertThat(missed).contains("≥ 0.6").endsWith("MISSED"));
    }

    private List<String> lines() {
        return bytes.toString(UTF_8).lines().toList();
    }
}
