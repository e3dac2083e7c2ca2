package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.check.Evidence.OrderRow;
import dev.boxoffice.chaos.workload.Answer;
import dev.boxoffice.chaos.workload.Attempt;
import dev.boxoffice.chaos.workload.KeyHistory;
import dev.boxoffice.chaos.workload.Kind;
import dev.boxoffice.chaos.workload.Ledger;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Promise 7: one key has one effect, and a refused key has none, ever. */
final class KeyCheck {

    private final Evidence evidence;
    private final Collection<KeyHistory> orderKeys;
    private final Collection<KeyHistory> ticketKeys;
    private final Collection<KeyHistory> paymentKeys;
    private final Verdict verdict = new Verdict(7, "one key, one effect; refused means no effect");

    private KeyCheck(Evidence evidence, Ledger ledger) {
        this.evidence = evidence;
        this.orderKeys = ledger.keys(attempt -> attempt.kind().createsOrder());
        this.ticketKeys = ledger.keys(attempt -> attempt.kind() == Kind.CREATE_TICKET);
        this.paymentKeys = ledger.keys(attempt -> attempt.kind() == Kind.PAY);
    }

    static Verdict run(Evidence evidence, Ledger ledger) {
        var check = new KeyCheck(evidence, ledger);
        Set<UUID> acknowledged = check.results(check.orderKeys, KeyCheck::orderTime);
        evidence.orders().values().stream()
                .filter(order -> !acknowledged.contains(order.id()))
                .forEach(check::unacknowledged);
        check.tickets();
        check.payments();
        long undecided = check.orderKeys.stream()
                .filter(key -> key.answer() == Answer.UNKNOWN)
                .count();
        if (undecided > 0) {
            check.verdict.violated(undecided + " keys stayed undecided at the end");
        }
        return check.verdict;
    }

    private interface EffectTime {
        Instant of(Evidence evidence, UUID id);
    }

    private static Instant orderTime(Evidence evidence, UUID id) {
        OrderRow row = evidence.orders().get(id);
        return row == null ? null : row.createdAt();
    }

    private static Instant ticketTime(Evidence evidence, UUID id) {
        Evidence.TicketRow row = evidence.tickets().get(id);
        return row == null ? null : row.createdAt();
    }

    /** Returns the ids of all acknowledged results. */
    private Set<UUID> results(Collection<KeyHistory> keys, EffectTime time) {
        Set<UUID> all = new HashSet<>();
        for (KeyHistory key : keys) {
            List<UUID> results = key.results();
            verdict.require(results.size() <= 1, "key %s had %s", key.first().key(), results);
            for (UUID id : results) {
                verdict.require(all.add(id), "%s was acknowledged for several keys", id);
                Instant at = time.of(evidence, id);
                if (at != null) {
                    key.objection(at).ifPresent(objection -> verdict.violated(id + ": " + objection));
                }
            }
        }
        return all;
    }

    /** An order that no answer names: one of the buyer's keys has an effect that its client does not know. */
    private void unacknowledged(OrderRow order) {
        Optional<KeyHistory> cause = orderKeys.stream()
                .filter(key -> key.first().user().equals(order.user())
                        && key.first().tickets().equals(order.tickets())
                        && key.answer() != Answer.ACKNOWLEDGED
                        && !key.first().sentAt().isAfter(order.createdAt()))
                .max(Comparator.comparing(key -> key.first().sentAt()));
        if (cause.filter(key -> key.answer() == Answer.UNKNOWN).isEmpty()) {
            verdict.violated("order %s of %s was created at %s without an acknowledgement; probably %s"
                    .formatted(
                            order.id(),
                            order.user(),
                            order.createdAt(),
                            cause.map(key -> "key %s, whose answers were %s"
                                            .formatted(key.first().key(), key.describe()))
                                    .orElse("a second effect of a key")));
        }
    }

    private void tickets() {
        Set<UUID> acknowledged = results(ticketKeys, KeyCheck::ticketTime);
        evidence.tickets().keySet().stream()
                .filter(id -> !acknowledged.contains(id))
                .forEach(id -> verdict.violated("ticket %s was created without an acknowledgement".formatted(id)));
    }

    /** An attempt to pay is explained by a request whose outcome was unknown at first, even if it is refused later. */
    private void payments() {
        Set<UUID> acknowledged = new HashSet<>();
        paymentKeys.forEach(key -> key.attempts().stream()
                .filter(attempt -> attempt.answer() == Answer.ACKNOWLEDGED)
                .forEach(attempt -> acknowledged.add(attempt.result().payment())));
        evidence.payments()
                .forEach(payment -> verdict.require(
                        acknowledged.contains(payment.id()) || isExplained(payment),
                        "payment %s of order %s began at %s, but no request to pay was undecided or acknowledged",
                        payment.id(),
                        payment.order(),
                        payment.createdAt()));
    }

    private boolean isExplained(Evidence.PaymentRow payment) {
        return paymentKeys.stream()
                .flatMap(key -> key.attempts().stream())
                .filter(attempt -> payment.order().equals(attempt.target()))
                .anyMatch(attempt -> mayHaveCaused(attempt, payment.createdAt()));
    }

    private static boolean mayHaveCaused(Attempt attempt, Instant at) {
        return attempt.answer() == Answer.UNKNOWN && !attempt.sentAt().isAfter(at);
    }
}
