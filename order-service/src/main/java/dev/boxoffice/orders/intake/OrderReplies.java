package dev.boxoffice.orders.intake;

import dev.boxoffice.http.Replies;
import dev.boxoffice.orders.command.PlaceOrder;
import dev.boxoffice.orders.engine.Answer;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderLine;
import dev.boxoffice.orders.order.OrderTransition;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.view.OrderReader;
import dev.boxoffice.orders.view.OrderResponse;
import dev.boxoffice.orders.view.PaymentView;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Builds responses from the engine's answers. */
@ApplicationScoped
public class OrderReplies {

    private final OrderReader reader;

    OrderReplies(OrderReader reader) {
        this.reader = reader;
    }

    /** The response to a placed order. A repeated request gets the order as it is now. */
    public Uni<Response> placed(Answer<PlaceOrder.Placed> answer) {
        UUID id = answer.value().orderId();
        String location = "/api/orders/" + id;
        if (!answer.repeated()) {
            return Uni.createFrom()
                    .item(Replies.created(location, of(answer.value().order()), false));
        }
        return Uni.createFrom()
                .item(() -> Replies.created(location, reader.find(id).orElseThrow(), true))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    static OrderResponse of(Order order) {
        UUID paidBy = order.payments().paidBy().map(Payment::id).orElse(null);
        return of(
                order,
                PaymentView.decisive(
                        paidBy,
                        order.payments().all().stream()
                                .map(payment -> of(payment, null))
                                .toList()));
    }

    /**
     * Shows the payment that the buyer has to confirm.
     *
     * @param clientSecret lets the buyer's browser confirm the payment; {@code null} if there is none
     */
    static OrderResponse of(Order order, Payment payment, String clientSecret) {
        return of(order, of(payment, clientSecret));
    }

    private static OrderResponse of(Order order, PaymentView payment) {
        List<OrderResponse.Item> items =
                order.lines().stream().map(OrderReplies::item).toList();
        return new OrderResponse(
                order.id(),
                order.userId(),
                order.details().clientReference(),
                OrderResponse.Contact.of(order.details()),
                order.status(),
                items,
                order.total(),
                order.refunded(),
                OrderResponse.refundableUntil(order.status(), items),
                order.expiresAt(),
                order.version(),
                order.createdAt(),
                order.history().updatedAt(),
                order.history().all().stream().map(OrderReplies::transition).toList(),
                payment);
    }

    private static OrderResponse.Item item(OrderLine line) {
        Ticket ticket = line.ticket();
        var summary = new OrderResponse.TicketSummary(
                ticket.name(),
                ticket.title(),
                ticket.venue(),
                ticket.startsAt(),
                ticket.timeZone(),
                ticket.refundsUntil(),
                ticket.price(),
                ticket.status(),
                ticket.isCalledOff());
        return new OrderResponse.Item(ticket.id(), line.quantity(), line.refunded(), line.unitPrice(), summary);
    }

    private static OrderResponse.Transition transition(OrderTransition step) {
        return new OrderResponse.Transition(step.at(), step.from(), step.to(), step.reason(), step.actor());
    }

    private static PaymentView of(Payment payment, String clientSecret) {
        return new PaymentView(
                payment.id(),
                payment.attempt(),
                payment.status(),
                payment.provider(),
                payment.method(),
                payment.amount(),
                payment.reason(),
                payment.createdAt(),
                payment.updatedAt(),
                clientSecret);
    }
}
