package dev.boxoffice.orders.order;

import dev.boxoffice.database.SqlFailure;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.payment.PaymentRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Expires orders whose hold has ended. Several processes can run this concurrently, because each skips locked orders. */
@ApplicationScoped
class ExpireOrders {

    private static final Logger LOG = Logger.getLogger(ExpireOrders.class);
    private static final int BATCH_SIZE = 1_000;

    private final OrderRepository orders;
    private final DatabaseClock clock;
    private final ExpiryTable table;
    private final Stock stock;
    private final PaymentRepository payments;
    private final HoldMetrics metrics;

    ExpireOrders(
            OrderRepository orders,
            DatabaseClock clock,
            ExpiryTable table,
            Stock stock,
            PaymentRepository payments,
            HoldMetrics metrics) {
        this.orders = orders;
        this.clock = clock;
        this.table = table;
        this.stock = stock;
        this.payments = payments;
        this.metrics = metrics;
    }

    @Scheduled(
            every = "${boxoffice.orders.expiry-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void expire() {
        List<UUID> due;
        int expired;
        do {
            due = QuarkusTransaction.requiringNew().call(() -> orders.due(BATCH_SIZE));
            expired = expire(due);
        } while (due.size() == BATCH_SIZE && expired > 0);
    }

    /** Splits a failed batch in half and retries, so that one bad order does not block the others. */
    private int expire(List<UUID> due) {
        if (due.isEmpty()) {
            return 0;
        }
        try {
            List<ExpiredOrder> expired = QuarkusTransaction.requiringNew().call(() -> expireBatch(due));
            metrics.expired(expired); // after the commit
            return expired.size();
        } catch (RuntimeException e) {
            if (SqlFailure.of(e).isRetryable()) {
                throw e; // the next run finds these orders again
            }
            if (due.size() == 1) {
                LOG.errorf(e, "Order %s could not be expired", due.getFirst());
                return 0;
            }
            int half = due.size() / 2;
            return expire(due.subList(0, half)) + expire(due.subList(half, due.size()));
        }
    }

    private List<ExpiredOrder> expireBatch(List<UUID> ids) {
        List<ExpiredOrder> expired = table.expire(ids);
        if (!expired.isEmpty()) {
            Instant now = clock.now();
            stock.release(expired, now);
            payments.checkPendingNow(expired.stream().map(ExpiredOrder::id).toList(), now);
        }
        return expired;
    }
}
