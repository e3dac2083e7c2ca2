package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.check.Evidence.OrderRow;
import dev.boxoffice.chaos.fault.FaultWindow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Promise 9: no hold expires early, and stock returns within two seconds unless a fault concerns it. */
final class ExpiryCheck {

    /** After a recovery, the holds that expired meanwhile end within this time. */
    private static final Duration CATCH_UP = Duration.ofSeconds(5);

    private ExpiryCheck() {}

    static Verdict run(Evidence evidence, LateHolds late, List<FaultWindow> windows) {
        var verdict = new Verdict(9, "no hold expires early, or more than 2 s late");
        evidence.transitions().stream()
                .filter(step -> step.to().equals("EXPIRED"))
                .forEach(step -> {
                    OrderRow order = evidence.orders().get(step.order());
                    verdict.require(
                            order == null || !step.at().isBefore(order.expiresAt()),
                            "order %s expired at %s, before %s",
                            step.order(),
                            step.at(),
                            order == null ? null : order.expiresAt());
                });
        Map<UUID, String> violations = new HashMap<>();
        for (LateHolds.Late found : late.all()) {
            OrderRow order = evidence.orders().get(found.order());
            if (order != null && windows.stream().noneMatch(window -> excuses(window, order, found))) {
                violations.put(
                        order.id(),
                        "order %s was still open %.1f s after its hold, at %s%s"
                                .formatted(
                                        order.id(),
                                        found.lateness().toMillis() / 1000.0,
                                        found.observedAt(),
                                        during(windows, found)));
            }
        }
        verdict.checked(late.observations());
        violations.values().forEach(verdict::violated);
        return verdict;
    }

    private static boolean excuses(FaultWindow window, OrderRow order, LateHolds.Late found) {
        return window.scope().excuses(order.id(), order.tickets()) && window.covers(found.observedAt(), CATCH_UP);
    }

    private static String during(List<FaultWindow> windows, LateHolds.Late found) {
        return windows.stream()
                .filter(window -> window.covers(found.observedAt(), CATCH_UP))
                .findFirst()
                .map(window -> ", during " + window.kind())
                .orElse("");
    }
}
