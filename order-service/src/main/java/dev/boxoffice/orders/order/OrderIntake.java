package dev.boxoffice.orders.order;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredAnswer;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketRepository;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where orders come in: holds stock for every line, or for none. */
@ApplicationScoped
public class OrderIntake {

    private final OrderRepository orders;
    private final DatabaseClock clock;
    private final TicketRepository tickets;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final OrdersConfig config;

    OrderIntake(
            OrderRepository orders,
            DatabaseClock clock,
            TicketRepository tickets,
            Idempotency idempotency,
            Outbox outbox,
            OrdersConfig config) {
        this.orders = orders;
        this.clock = clock;
        this.tickets = tickets;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.config = config;
    }

    @Transactional
    StoredAnswer place(PlaceOrder order, IdempotentRequest request) {
        return idempotency.once(request, () -> place(order));
    }

    /**
     * Places an order in the transaction of the caller, who has seen to its idempotency.
     *
     * @return what to answer, as to {@code POST /api/orders}
     * @throws OrderException when it cannot be had; the transaction is then rolled back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Idempotency.Effect place(PlaceOrder order) {
        Order placed = holdAll(order);
        return new Idempotency.Effect(201, "/api/orders/" + placed.id(), OrderResponse.of(placed));
    }

    private Order holdAll(PlaceOrder wish) {
        // asked once without the lock, so that a user far over the limit cannot make connections queue for it
        if (orders.countOpen(wish.userId()) >= config.maxOpenPerUser()) {
            throw new OrderProblem.TooManyOpenOrders(config.maxOpenPerUser()).toException();
        }
        long open = orders.countOpenExclusively(wish.userId());
        Map<UUID, Ticket> locked = tickets.lock(wish.ticketIds());
        return switch (Decision.on(wish, locked, open, config.maxOpenPerUser())) {
            case Decision.Rejected(OrderProblem problem) -> throw problem.toException();
            case Decision.Accepted(List<OrderLine> lines) -> hold(wish.userId(), lines);
        };
    }

    private Order hold(String userId, List<OrderLine> lines) {
        Instant now = clock.now();
        Order order = Order.create(UuidCreator.getTimeOrderedEpoch(), userId, lines, now, config.holdDuration());
        lines.forEach(line -> line.ticket().hold(line.quantity()));
        orders.persist(order);
        var told = new ArrayList<Outbox.Entry>();
        told.add(OrderEvents.of(order));
        lines.forEach(line -> told.add(OrderEvents.of(line.ticket(), now)));
        outbox.append(told);
        return order;
    }
}
