package dev.boxoffice.orders.buyer;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.WithArchive;
import dev.boxoffice.orders.command.ClaimOrder;
import dev.boxoffice.orders.engine.Answer;
import dev.boxoffice.orders.engine.Engine;
import dev.boxoffice.orders.order.OrderException;
import dev.boxoffice.orders.order.OrderProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Gives the orders of a service client's buyer to a user.
 *
 * <p>The engine decides each order under its lock, so that a payment or cancellation comes before or after. The orders that
 * still name the buyer are the remaining work, so a request that failed half-way can be repeated.
 */
@ApplicationScoped
class ClaimOrders {

    private static final Logger LOG = Logger.getLogger(ClaimOrders.class);

    /** Leaves most of the engine's queue and of each transaction to others. */
    static final int BATCH = 50;

    private static final String FIND = """
            select id from %s o where user_id = ? order by created_at limit ?
            """.formatted(WithArchive.ORDERS);

    private final DataSource dataSource;
    private final Engine engine;

    ClaimOrders(DataSource dataSource, Engine engine) {
        this.dataSource = dataSource;
        this.engine = engine;
    }

    /** Claims up to {@link #BATCH} orders, oldest first. */
    ClaimResponse claimAll(String former, String user) {
        List<UUID> found = find(former);
        List<UUID> ids = found.subList(0, Math.min(BATCH, found.size()));
        int claimed = claim(ids, former, user);
        LOG.infof("A user claimed %d orders of a service client's buyer", claimed);
        return new ClaimResponse(claimed, found.size() > BATCH);
    }

    /**
     * Claims one order.
     *
     * @throws OrderException if neither the buyer nor the user has such an order
     */
    ClaimResponse claimOne(UUID orderId, String former, String user) {
        return new ClaimResponse(claimed(engine.submit(new ClaimOrder(orderId, former, user))) ? 1 : 0, false);
    }

    private int claim(List<UUID> ids, String former, String user) {
        List<CompletableFuture<Answer<Boolean>>> answers = ids.stream()
                .map(id -> engine.submit(new ClaimOrder(id, former, user)))
                .toList();
        int claimed = 0;
        for (var answer : answers) {
            claimed += isClaimed(answer) ? 1 : 0;
        }
        return claimed;
    }

    /** Another user may have claimed the order meanwhile. */
    private static boolean isClaimed(CompletableFuture<Answer<Boolean>> answer) {
        try {
            return claimed(answer);
        } catch (OrderException e) {
            if (e.problem() instanceof OrderProblem.UnknownOrder) {
                return false;
            }
            throw e;
        }
    }

    private static boolean claimed(CompletableFuture<Answer<Boolean>> answer) {
        try {
            return answer.join().value();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private List<UUID> find(String buyer) {
        try {
            return Pipeline.run(
                    dataSource,
                    pipeline -> pipeline.query(
                            FIND,
                            rows -> {
                                var ids = new ArrayList<UUID>();
                                while (rows.next()) {
                                    ids.add(rows.getObject(1, UUID.class));
                                }
                                return ids;
                            },
                            buyer,
                            BATCH + 1));
        } catch (SQLException e) {
            throw new IllegalStateException("could not find the orders of a buyer", e);
        }
    }
}
