package dev.boxoffice.orders.command;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.RefundOrder;
import dev.boxoffice.orders.payment.Refund;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Cancels an open order of a show that is called off, or refunds what a paid order has of it. Repeating the command changes
 * nothing.
 *
 * @param tickets the tickets of the show
 * @param ids the ids of refunds
 */
public record CallOffOrder(UUID orderId, UUID showId, Set<UUID> tickets, RefundOrder.RefundIds ids)
        implements Command<CallOffOrder.Effect> {

    /** What the command has done. */
    public enum Effect {
        NONE,
        CANCELLED,
        REFUND_REQUESTED
    }

    public CallOffOrder(UUID orderId, UUID showId, Set<UUID> tickets) {
        this(orderId, showId, tickets, lines -> refundId(orderId, showId, lines));
    }

    /** The same refund has the same id in every process, so that the primary key refuses a second one. */
    private static UUID refundId(UUID orderId, UUID showId, List<Refund.Line> lines) {
        String units =
                lines.stream().map(line -> line.ticketId().toString()).sorted().collect(Collectors.joining("/"));
        return UuidCreator.getNameBasedSha1(orderId, "call-off/" + showId + "/" + units);
    }

    @Override
    public Lane lane() {
        return Lane.CHANGES;
    }

    @Override
    public Effect decide(Scope scope) {
        Order order = scope.order(orderId);
        boolean concerned = order.lines().stream()
                .anyMatch(line -> tickets.contains(line.ticket().id()));
        if (!concerned) { // the buyer has removed the line
            return Effect.NONE;
        }
        if (order.isOpen()) {
            order.cancelCalledOff(scope.now());
            return Effect.CANCELLED;
        }
        boolean requested = order.status() == OrderStatus.COMPLETE
                && RefundOrder.requestCallOff(order, showId, tickets, ids, scope.now())
                        .isPresent();
        return requested ? Effect.REFUND_REQUESTED : Effect.NONE;
    }
}
