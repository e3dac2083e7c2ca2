package dev.boxoffice.orders.order;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.database.Pipeline;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.StoredResponse;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketEvents;
import dev.boxoffice.orders.ticket.TicketTable;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Places a batch of orders in one transaction, with a constant number of statements and round trips. Each order is decided
 * individually, in order of arrival.
 *
 * <p>Lock order, which prevents deadlocks: idempotency keys, without waiting; then carts, buyers and tickets, each sorted.
 */
@ApplicationScoped
class IntakeBatch {

    private final DataSource dataSource;
    private final OrderSource carts;
    private final TicketTable tickets;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final OrdersConfig config;

    IntakeBatch(
            DataSource dataSource,
            OrderSource carts,
            TicketTable tickets,
            Idempotency idempotency,
            Outbox outbox,
            OrdersConfig config) {
        this.dataSource = dataSource;
        this.carts = carts;
        this.tickets = tickets;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.config = config;
    }

    /** The outcome of one command; complete the command only after the commit. */
    sealed interface Outcome {
        record Responded(StoredResponse response) implements Outcome {}

        record Refused(RuntimeException problem) implements Outcome {}
    }

    /** Returns one outcome per command. No two commands may share a claim ({@link IntakeCommand#claims}). */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<Outcome> place(List<IntakeCommand> commands) {
        try (Connection connection = dataSource.getConnection()) {
            return place(connection, commands);
        } catch (SQLException e) {
            throw new IllegalStateException("could not place orders", e);
        }
    }

    private List<Outcome> place(Connection connection, List<IntakeCommand> commands) throws SQLException {
        List<Idempotency.KeyClaim> claims = claim(connection, commands);
        var granted = new ArrayList<IntakeCommand>();
        for (int i = 0; i < commands.size(); i++) {
            if (claims.get(i) instanceof Idempotency.KeyClaim.Granted) {
                granted.add(commands.get(i));
            }
        }
        var placement = new Placement(connection, granted);
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < commands.size(); i++) {
            outcomes.add(
                    switch (claims.get(i)) {
                        case Idempotency.KeyClaim.Replayed(StoredResponse response) -> new Outcome.Responded(response);
                        case Idempotency.KeyClaim.Refused(var problem) -> new Outcome.Refused(problem);
                        case Idempotency.KeyClaim.Granted claim -> placement.decide(commands.get(i), claim);
                    });
        }
        placement.write();
        return outcomes;
    }

    private List<Idempotency.KeyClaim> claim(Connection connection, List<IntakeCommand> commands) throws SQLException {
        return Pipeline.run(connection, pipeline -> {
            OpenOrders.begin(pipeline, config.intakeLockTimeout());
            return idempotency.claim(
                    pipeline, commands.stream().map(IntakeCommand::request).toList());
        });
    }

    /** The state of one transaction: its locked rows and the decisions so far. */
    private final class Placement {

        private final Connection connection;
        private final Map<String, OrderRequest> fromCarts;
        private final Map<String, Long> openOrders;
        private final Map<UUID, Ticket> locked;
        private final Instant now;

        private final List<Order> placed = new ArrayList<>();
        private final List<Outbox.Entry> events = new ArrayList<>();
        /** Tickets whose stock changed, each with the trace of the last order that changed it. */
        private final Map<UUID, String> changed = new TreeMap<>();

        private final List<String> checkedOut = new ArrayList<>();
        private final List<Idempotency.KeyClaim.Granted> claims = new ArrayList<>();
        private final List<StoredResponse> responses = new ArrayList<>();

        Placement(Connection connection, List<IntakeCommand> commands) throws SQLException {
            this.connection = connection;
            fromCarts = carts.lock(
                    users(commands.stream().filter(IntakeCommand::isCheckout).toList()));
            var pipeline = new Pipeline(connection);
            var counting = OpenOrders.countExclusively(pipeline, users(commands));
            var locking = tickets.lock(pipeline, ticketIds(commands));
            var clock = DatabaseClock.now(pipeline);
            pipeline.run();
            openOrders = counting.get();
            locked = locking.get();
            now = clock.get();
        }

        private static List<String> users(List<IntakeCommand> commands) {
            return commands.stream()
                    .map(IntakeCommand::userId)
                    .distinct()
                    .sorted()
                    .toList();
        }

        private List<UUID> ticketIds(List<IntakeCommand> commands) {
            return commands.stream()
                    .map(this::orderRequest)
                    .filter(request -> request != null)
                    .flatMap(request -> request.ticketIds().stream())
                    .distinct()
                    .toList();
        }

        /** Returns {@code null} if the cart is empty. */
        private OrderRequest orderRequest(IntakeCommand command) {
            return command.isCheckout() ? fromCarts.get(command.userId()) : command.orderRequest();
        }

        Outcome decide(IntakeCommand command, Idempotency.KeyClaim.Granted claim) {
            OrderRequest request = orderRequest(command);
            if (request == null) {
                return new Outcome.Refused(new OrderProblem.CartEmpty().toException());
            }
            long before = openOrders.getOrDefault(request.userId(), 0L);
            return switch (Decision.on(request, locked, before, config.maxOpenPerUser())) {
                case Decision.Rejected(OrderProblem problem) -> new Outcome.Refused(problem.toException());
                case Decision.Accepted(List<OrderLine> lines) ->
                    new Outcome.Responded(accept(command, claim, hold(command, request.userId(), lines)));
            };
        }

        private Order hold(IntakeCommand command, String userId, List<OrderLine> lines) {
            Order order = Order.create(UuidCreator.getTimeOrderedEpoch(), userId, lines, now, config.holdDuration());
            lines.forEach(line -> {
                line.ticket().hold(line.quantity());
                changed.put(line.ticket().id(), command.traceparent());
            });
            openOrders.merge(userId, 1L, Long::sum);
            return order;
        }

        private StoredResponse accept(IntakeCommand command, Idempotency.KeyClaim.Granted claim, Order order) {
            placed.add(order);
            events.add(OrderEvents.of(order).tracedBy(command.traceparent()));
            if (command.isCheckout()) {
                checkedOut.add(command.userId());
            }
            StoredResponse response = idempotency.response(
                    new Idempotency.Outcome(201, "/api/orders/" + order.id(), OrderViews.of(order)));
            claims.add(claim);
            responses.add(response);
            return response;
        }

        /** Publishes each ticket's final stock once. */
        void write() throws SQLException {
            if (placed.isEmpty()) {
                return;
            }
            List<Ticket> stock = changed.keySet().stream().map(locked::get).toList();
            stock.forEach(
                    ticket -> events.add(TicketEvents.availability(ticket, now).tracedBy(changed.get(ticket.id()))));
            var pipeline = new Pipeline(connection);
            OrderTable.insert(pipeline, placed);
            tickets.writeStock(pipeline, stock);
            outbox.append(pipeline, events);
            outbox.wakeAfterCommit();
            idempotency.store(pipeline, claims, responses);
            pipeline.run();
            carts.clear(checkedOut, now);
        }
    }
}
