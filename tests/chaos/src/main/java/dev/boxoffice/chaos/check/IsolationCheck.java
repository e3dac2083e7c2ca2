package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.fault.FaultWindow;
import dev.boxoffice.chaos.fault.Scope;
import dev.boxoffice.chaos.workload.Answer;
import dev.boxoffice.chaos.workload.Attempt;
import dev.boxoffice.chaos.workload.Ledger;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Promise 10: a locked row or an unreadable record blocks nothing else. */
final class IsolationCheck {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(4);
    private static final int LEAST_SUCCESSES = 3;

    private IsolationCheck() {}

    static Verdict run(Ledger ledger, List<FaultWindow> windows) {
        var verdict = new Verdict(10, "a locked row or a bad record blocks nothing else");
        windows.stream()
                .filter(window -> !(window.scope() instanceof Scope.Everything))
                .forEach(window -> check(verdict, ledger, window));
        return verdict;
    }

    private static void check(Verdict verdict, Ledger ledger, FaultWindow window) {
        List<Attempt> orders = ledger.attempts(attempt -> attempt.kind().createsOrder()
                && !attempt.sentAt().isBefore(window.injectedAt())
                && attempt.sentAt().isBefore(window.healedAt()));
        Set<String> concerned = new HashSet<>();
        ledger.attempts(attempt -> attempt.answeredAt().isAfter(window.injectedAt())
                        && attempt.sentAt().isBefore(window.healedAt())
                        && concerns(window.scope(), attempt))
                .forEach(attempt -> concerned.add(attempt.user()));
        List<Attempt> others = orders.stream()
                .filter(attempt -> !concerned.contains(attempt.user()))
                .toList();
        long failed = others.stream()
                .filter(attempt -> attempt.answer() == Answer.NOT_TAKEN || attempt.answer() == Answer.UNKNOWN)
                .count();
        long placed = others.stream()
                .filter(attempt -> attempt.answer() == Answer.ACKNOWLEDGED)
                .count();
        verdict.require(
                failed == 0,
                "%s at %s: %d of %d requests of other buyers failed",
                window.kind(),
                window.injectedAt(),
                failed,
                others.size());
        if (window.length().compareTo(LONG_ENOUGH) > 0) {
            verdict.require(
                    placed >= LEAST_SUCCESSES,
                    "%s at %s: other buyers placed only %d orders in %d s",
                    window.kind(),
                    window.injectedAt(),
                    placed,
                    window.length().toSeconds());
            window.soldMeanwhile()
                    .ifPresent(sold -> verdict.require(
                            sold, "%s at %s: a new listing did not sell", window.kind(), window.injectedAt()));
        }
        verdict.checked(others.size());
    }

    private static boolean concerns(Scope scope, Attempt attempt) {
        return switch (scope) {
            case Scope.Tickets(var ids) -> !Collections.disjoint(ids, attempt.tickets());
            case Scope.OneOrder(var id) -> id.equals(attempt.target());
            case Scope.OneUser(var name) -> name.equals(attempt.user());
            case Scope.Everything() -> true;
            case Scope.Nothing() -> false;
        };
    }
}
