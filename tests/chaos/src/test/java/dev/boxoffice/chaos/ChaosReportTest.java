package dev.boxoffice.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.chaos.check.Verdict;
import dev.boxoffice.chaos.fault.FaultWindow;
import dev.boxoffice.chaos.fault.Scope;
import dev.boxoffice.chaos.workload.Attempts;
import dev.boxoffice.chaos.workload.Ledger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChaosReportTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ChaosReport report = new ChaosReport(new PrintStream(output, true, UTF_8));
    private final Ledger ledger = new Ledger();

    private static FaultWindow killed(int second, int recoverySeconds) {
        return new FaultWindow(
                "kill kafka",
                new Scope.Everything(),
                Attempts.second(second),
                Attempts.second(second + 2),
                Attempts.second(second + 2 + recoverySeconds),
                Optional.of(Duration.ofSeconds(recoverySeconds)),
                Optional.empty());
    }

    @Test
    void showsRecoveryAndRequestsOfEachKind() {
        ledger.add(Attempts.acknowledged(10, 11, new UUID(1, 1)));
        ledger.add(Attempts.sent(10, 11, 0, ""));
        ledger.add(Attempts.sent(40, 41, 503, "overloaded"));

        report.print(ledger, List.of(killed(10, 4), killed(20, 6), killed(30, 9)), List.of());

        assertThat(output.toString(UTF_8))
                .containsPattern("kill kafka +3 +6\\.0 +9\\.0 +1 +1\n")
                .contains("requests: {ACKNOWLEDGED=1, NOT_TAKEN=1, UNKNOWN=1}")
                .contains("503 overloaded=1");
    }

    @Test
    void showsHeldPromises() {
        report.print(ledger, List.of(), List.of(new Verdict(1, "no oversell")));

        assertThat(output.toString(UTF_8)).containsPattern(" 1  no oversell +0  held\n");
    }

    @Test
    void showsASkippedKindOnce() {
        report.skipped("full disk", "needs root");
        report.skipped("full disk", "needs root");

        assertThat(output.toString(UTF_8)).isEqualTo("skipped: full disk (needs root)\n");
    }
}
