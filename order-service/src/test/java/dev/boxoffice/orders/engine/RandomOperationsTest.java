package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.expiry.ExpireOrders;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.settlement.FollowUpPayments;
import dev.boxoffice.testing.Concurrently;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Promises 1, 2, 7, 8 and 9 after every random operation. {@code -Dlife.seed} repeats a run. */
@Tag("slow")
@OrderServiceTest
class RandomOperationsTest {

    private static final Logger LOG = Logger.getLogger(RandomOperationsTest.class);
    private static final int THREADS = 4;
    private static final int STEPS = 2_000;

    @Inject
    ExpireOrders expireOrders;

    @Inject
    FollowUpPayments followUpPayments;

    @Inject
    Event<ProviderNotification> notifications;

    private final long seed = Long.getLong("life.seed", System.nanoTime());
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

    @Test
    void keepsInvariantsAfterEveryOperation() throws SQLException {
        var operations = new RandomOperations(expireOrders, followUpPayments, notifications);

        run(operations);

        assertThat(violations).as("seed %d", seed).isEmpty();
        assertThat(operations.surprises()).as("seed %d", seed).isEmpty();
        try (var invariants = new OrderInvariants(operations.ticketIds(), operations.poolIds())) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                operations.settle();
                return invariants.unsettled().isEmpty();
            });
            assertThat(invariants.violations()).as("seed %d", seed).isEmpty();
        }
    }

    /** The twin: without row locks, the same operations violate invariants. */
    @Test
    void wouldViolateInvariantsWithoutLocks() {
        UnlockedRows.install();
        var operations = new RandomOperations(expireOrders, followUpPayments, notifications);

        run(operations);

        assertThat(violations).as("seed %d", seed).isNotEmpty();
    }

    private void run(RandomOperations operations) {
        LOG.infof("seed %d: %d steps in %d threads", seed, STEPS, THREADS);
        Concurrently.run(IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(thread -> () -> run(operations, new Random(seed + thread)))
                .toList());
        LOG.infof("seed %d ran %s", seed, done);
    }

    private boolean run(RandomOperations operations, Random random) throws SQLException {
        try (var invariants = new OrderInvariants(operations.ticketIds(), operations.poolIds())) {
            for (int step = 0; step < STEPS / THREADS && violations.isEmpty(); step++) {
                String did = operations.step(random);
                done.computeIfAbsent(did, any -> new AtomicInteger()).incrementAndGet();
                invariants.violations().forEach(found -> violations.add("after '%s': %s".formatted(did, found)));
            }
        }
        return violations.isEmpty();
    }
}
