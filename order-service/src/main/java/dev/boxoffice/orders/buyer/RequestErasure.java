package dev.boxoffice.orders.buyer;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.database.Pipeline;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.orders.cart.PersonalCart;
import dev.boxoffice.orders.engine.Locking;
import dev.boxoffice.orders.engine.RefusedRequests;
import dev.boxoffice.orders.engine.RowLocks;
import dev.boxoffice.orders.engine.store.OpenOrders;
import dev.boxoffice.orders.order.OrderProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Accepts the erasure of a buyer's data and erases everything but orders, which {@link RunErasures} changes afterwards.
 *
 * <p>The buyer's lock keeps new orders out meanwhile. An order is therefore either seen as open here, or it is newer than the
 * erasure and keeps its buyer.
 */
@ApplicationScoped
class RequestErasure {

    private static final Logger LOG = Logger.getLogger(RequestErasure.class);

    /** The number of orders that a refusal names. */
    private static final int LISTED = 20;

    private final DataSource dataSource;
    private final RowLocks locks;

    RequestErasure(DataSource dataSource, RowLocks locks) {
        this.dataSource = dataSource;
        this.locks = locks;
    }

    private record State(List<ErasureTable.Erasure> running, List<UUID> inProgress) {}

    /**
     * Returns the id of the erasure, which may be running already.
     *
     * @throws dev.boxoffice.orders.order.OrderException if the buyer has orders in progress
     */
    @Transactional
    UUID request(String buyer, String operator) {
        State state = run(pipeline -> lockAndRead(pipeline, buyer));
        if (!state.running.isEmpty()) {
            return state.running.getFirst().id();
        }
        if (!state.inProgress.isEmpty()) {
            throw new OrderProblem.OrdersInProgress(state.inProgress).toException();
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        run(pipeline -> {
            ErasureTable.insert(pipeline, id, buyer, operator);
            PersonalCart.delete(pipeline, buyer);
            Idempotency.forget(pipeline, buyer);
            RefusedRequests.forget(pipeline, buyer);
            return () -> null;
        });
        LOG.infof("Operator %s requested the erasure %s", operator, id);
        return id;
    }

    private Supplier<State> lockAndRead(Pipeline pipeline, String buyer) throws SQLException {
        PersonalCart.lock(pipeline, buyer);
        OpenOrders.lock(pipeline, List.of(buyer), locks.buyers(Locking.WAIT));
        Supplier<List<ErasureTable.Erasure>> running = ErasureTable.running(pipeline, buyer);
        Supplier<List<UUID>> inProgress = ErasureTable.inProgress(pipeline, buyer, LISTED);
        return () -> new State(running.get(), inProgress.get());
    }

    private <T> T run(Pipeline.Statements<T> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw new IllegalStateException("could not request an erasure", e);
        }
    }
}
