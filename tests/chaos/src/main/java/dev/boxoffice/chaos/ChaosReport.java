package dev.boxoffice.chaos;

import dev.boxoffice.chaos.check.Verdict;
import dev.boxoffice.chaos.fault.FaultWindow;
import dev.boxoffice.chaos.workload.Answer;
import dev.boxoffice.chaos.workload.Attempt;
import dev.boxoffice.chaos.workload.Ledger;
import java.io.PrintStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints faults as they happen and the tables at the end. */
final class ChaosReport {

    private static final int SHOWN_VIOLATIONS = 10;

    private final PrintStream out;
    private final Map<String, String> skipped = new TreeMap<>();

    ChaosReport(PrintStream out) {
        this.out = out;
    }

    void injected(FaultWindow window) {
        print(
                "%s  %-34s lasted %5s s, recovered after %s s",
                window.injectedAt().truncatedTo(ChronoUnit.SECONDS),
                window.kind(),
                seconds(window.length()),
                window.recovery().map(ChaosReport::seconds).orElse("never"));
    }

    /** Prints the first time only. */
    void skipped(String kind, String reason) {
        if (skipped.put(kind, reason) == null) {
            print("skipped: %s (%s)", kind, reason);
        }
    }

    void print(Ledger ledger, List<FaultWindow> windows, List<Verdict> verdicts) {
        printFaults(ledger.attempts(), windows);
        printRequests(ledger);
        printPromises(verdicts);
    }

    private void printFaults(List<Attempt> attempts, List<FaultWindow> windows) {
        print("");
        print("%-34s %5s %8s %8s %9s %11s", "fault", "count", "median s", "max s", "answered", "unanswered");
        Map<String, List<FaultWindow>> kinds =
                windows.stream().collect(Collectors.groupingBy(FaultWindow::kind, TreeMap::new, Collectors.toList()));
        kinds.forEach((kind, some) -> {
            List<Duration> recoveries = some.stream()
                    .flatMap(window -> window.recovery().stream())
                    .sorted()
                    .toList();
            boolean all = recoveries.size() == some.size();
            print(
                    "%-34s %5d %8s %8s %9d %11d",
                    kind,
                    some.size(),
                    recoveries.isEmpty() ? "never" : seconds(recoveries.get(recoveries.size() / 2)),
                    all ? seconds(recoveries.getLast()) : "never",
                    during(attempts, some, true),
                    during(attempts, some, false));
        });
        skipped.forEach((kind, reason) -> print("%-34s skipped: %s", kind, reason));
    }

    /** The requests that ended while one of the faults lasted. */
    private static long during(List<Attempt> attempts, List<FaultWindow> windows, boolean answered) {
        return attempts.stream()
                .filter(attempt -> (attempt.status() != 0) == answered)
                .filter(attempt -> windows.stream()
                        .anyMatch(window -> !attempt.answeredAt().isBefore(window.injectedAt())
                                && attempt.answeredAt().isBefore(window.healedAt())))
                .count();
    }

    private void printRequests(Ledger ledger) {
        Map<Answer, Long> counts = new EnumMap<>(Answer.class);
        ledger.attempts().forEach(attempt -> counts.merge(attempt.answer(), 1L, Long::sum));
        print("");
        print("requests: %s", counts);
        Map<String, Long> problems = ledger.attempts(attempt -> attempt.answer() != Answer.ACKNOWLEDGED).stream()
                .collect(Collectors.groupingBy(
                        attempt -> (attempt.status() + " " + attempt.problem()).strip(),
                        TreeMap::new,
                        Collectors.counting()));
        print("problems: %s", problems);
    }

    private void printPromises(List<Verdict> verdicts) {
        print("");
        print("%2s  %-56s %9s  %s", "", "promise", "facts", "result");
        for (Verdict verdict : verdicts) {
            List<String> violations = verdict.violations();
            print(
                    "%2d  %-56s %9d  %s",
                    verdict.promise(),
                    verdict.title(),
                    verdict.facts(),
                    verdict.isHeld() ? "held" : "VIOLATED %d times".formatted(violations.size()));
            verdict.notes().forEach(note -> print("      %s", note));
            violations.stream().limit(SHOWN_VIOLATIONS).forEach(violation -> print("      - %s", violation));
            if (violations.size() > SHOWN_VIOLATIONS) {
                print("      - and %d more", violations.size() - SHOWN_VIOLATIONS);
            }
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }

    @SuppressWarnings("AnnotateFormatMethod") // needs a dependency for one method
    private void print(String format, Object... arguments) {
        out.println(format.formatted(arguments));
    }
}
