package dev.boxoffice.admissions.order;

import dev.boxoffice.admissions.admission.Admissions;
import dev.boxoffice.admissions.admission.Claim;
import dev.boxoffice.admissions.admission.Erasure;
import dev.boxoffice.admissions.admission.Issue;
import dev.boxoffice.admissions.admission.RefundedUnits;
import dev.boxoffice.admissions.admission.VoidReason;
import dev.boxoffice.events.OrderV1;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Issues the admissions of paid orders, voids those of refunded orders and units, and follows changes of the buyer.
 *
 * <p>Only a newer version of an order has an effect. A refunded order has void admissions even if its payment was never seen.
 */
@ApplicationScoped
class ApplyOrders {

    private static final String COMPLETE = "COMPLETE";
    private static final String REFUNDED = "REFUNDED";

    /** How the subject of an erased buyer starts. */
    private static final String PSEUDONYM = "erased:";

    private final OrderReplica replica;
    private final Admissions admissions;

    ApplyOrders(OrderReplica replica, Admissions admissions) {
        this.replica = replica;
        this.admissions = admissions;
    }

    /** Applies at most one state per order, ordered by id. */
    @Transactional
    void apply(List<OrderV1> orders) {
        Map<UUID, String> newer = replica.store(orders);
        admissions.erase(erased(orders, newer));
        admissions.claim(claimed(orders, newer));
        List<OrderV1> refunded = with(REFUNDED, orders, newer.keySet());
        List<OrderV1> paid = with(COMPLETE, orders, newer.keySet());
        admissions.refund(refunded.stream().map(OrderV1::id).toList());
        Set<UUID> calledOff = replica.calledOff(ticketsOf(paid));
        var issues = new ArrayList<Issue>();
        refunded.forEach(order -> issue(order, (ticket, number) -> VoidReason.REFUNDED, issues));
        paid.forEach(order -> issue(order, reasonOfPaid(order, calledOff), issues));
        admissions.issue(issues);
        admissions.refundUnits(paid.stream().flatMap(ApplyOrders::refundedUnits).toList());
    }

    /** The units with the highest numbers are refunded first, whether their payment was seen before or not. */
    private static Reason reasonOfPaid(OrderV1 order, Set<UUID> calledOff) {
        Map<UUID, Integer> kept = new HashMap<>();
        order.items().forEach(item -> kept.merge(item.ticketId(), item.quantity() - refundedOf(item), Integer::sum));
        return (ticket, number) -> {
            if (number > kept.get(ticket)) {
                return VoidReason.REFUNDED;
            }
            return calledOff.contains(ticket) ? VoidReason.CALLED_OFF : null;
        };
    }

    private static Stream<RefundedUnits> refundedUnits(OrderV1 order) {
        Map<UUID, Integer> units = new HashMap<>();
        order.items().stream()
                .filter(item -> refundedOf(item) > 0)
                .forEach(item -> units.merge(item.ticketId(), refundedOf(item), Integer::sum));
        return units.entrySet().stream().map(unit -> new RefundedUnits(order.id(), unit.getKey(), unit.getValue()));
    }

    private static int refundedOf(OrderV1.Item item) {
        return item.refundedQuantity() == null ? 0 : item.refundedQuantity();
    }

    private static List<Erasure> erased(List<OrderV1> orders, Map<UUID, String> previousBuyers) {
        return orders.stream()
                .filter(order -> order.userId().startsWith(PSEUDONYM) && previousBuyers.get(order.id()) != null)
                .map(order -> new Erasure(previousBuyers.get(order.id()), order.userId()))
                .distinct()
                .toList();
    }

    private static List<Claim> claimed(List<OrderV1> orders, Map<UUID, String> previousBuyers) {
        return orders.stream()
                .filter(order -> !order.userId().startsWith(PSEUDONYM))
                .filter(order -> previousBuyers.get(order.id()) != null
                        && !previousBuyers.get(order.id()).equals(order.userId()))
                .map(order -> new Claim(order.id(), previousBuyers.get(order.id()), order.userId()))
                .toList();
    }

    private static List<OrderV1> with(String status, List<OrderV1> orders, Set<UUID> newer) {
        return orders.stream()
                .filter(order -> newer.contains(order.id()) && order.status().equals(status))
                .toList();
    }

    private static List<UUID> ticketsOf(List<OrderV1> orders) {
        return orders.stream()
                .flatMap(order -> order.items().stream())
                .map(OrderV1.Item::ticketId)
                .distinct()
                .toList();
    }

    private interface Reason {
        VoidReason of(UUID ticketId, int number);
    }

    private static void issue(OrderV1 order, Reason reason, List<Issue> issues) {
        Map<UUID, Integer> numbers = new HashMap<>();
        for (OrderV1.Item item : order.items()) {
            UUID ticket = item.ticketId();
            Stream.generate(() -> numbers.merge(ticket, 1, Integer::sum))
                    .limit(item.quantity())
                    .map(number -> new Issue(order.id(), ticket, number, order.userId(), reason.of(ticket, number)))
                    .forEach(issues::add);
        }
    }
}
