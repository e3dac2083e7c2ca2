package dev.boxoffice.orders.order;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.database.Pipeline;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredResponse;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketEvents;
import dev.boxoffice.orders.ticket.TicketRepository;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Places each order with plain JPA in its own transaction and keeps the same guarantees. */
@ApplicationScoped
class TransactionPerOrder {

    private final OrderRepository orders;
    private final DataSource dataSource;
    private final TicketRepository tickets;
    private final DatabaseClock clock;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final OrdersConfig config;

    TransactionPerOrder(
            OrderRepository orders,
            DataSource dataSource,
            TicketRepository tickets,
            DatabaseClock clock,
            Idempotency idempotency,
            Outbox outbox,
            OrdersConfig config) {
        this.orders = orders;
        this.dataSource = dataSource;
        this.tickets = tickets;
        this.clock = clock;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.config = config;
    }

    @Transactional
    StoredResponse place(OrderRequest orderRequest, IdempotentRequest request) {
        return idempotency.once(request, () -> {
            Order order = hold(orderRequest);
            return new Idempotency.Outcome(201, "/api/orders/" + order.id(), OrderViews.of(order));
        });
    }

    private Order hold(OrderRequest orderRequest) {
        long open = countOpen(orderRequest.userId());
        Map<UUID, Ticket> locked = tickets.lock(orderRequest.ticketIds());
        Instant now = clock.now();
        return switch (Decision.on(orderRequest, locked, open, config.maxOpenPerUser())) {
            case Decision.Rejected(OrderProblem problem) -> throw problem.toException();
            case Decision.Accepted(List<OrderLine> lines) -> {
                Order order = Order.create(
                        UuidCreator.getTimeOrderedEpoch(), orderRequest.userId(), lines, now, config.holdDuration());
                lines.forEach(line -> line.ticket().hold(line.quantity()));
                orders.persist(order);
                var events = new ArrayList<>(List.of(OrderEvents.of(order)));
                lines.forEach(line -> events.add(TicketEvents.availability(line.ticket(), now)));
                outbox.append(events);
                yield order;
            }
        };
    }

    private long countOpen(String userId) {
        try {
            return Pipeline.run(dataSource, pipeline -> OpenOrders.countExclusively(pipeline, List.of(userId)))
                    .getOrDefault(userId, 0L);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count open orders", e);
        }
    }
}
