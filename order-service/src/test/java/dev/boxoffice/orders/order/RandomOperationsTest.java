package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketRepository;
import dev.boxoffice.testing.Concurrently;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Promises 1, 2, 7, 8 and 9 at every step of lives nobody thought of. {@code -Dlife.seed} does the same things again. */
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
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

    @Test
    void keepsThePromisesAtEveryStep() throws SQLException {
        var life = new RandomOperations(expireOrders, followUpPayments, notifications);

        live(life);

        assertThat(broken).as("seed %d", seed).isEmpty();
        assertThat(life.surprises()).as("seed %d", seed).isEmpty();
        try (var invariants = new OrderInvariants(life.ticketIds())) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                life.rest();
                return invariants.restless().isEmpty();
            });
            assertThat(invariants.broken()).as("seed %d", seed).isEmpty();
        }
    }

    /** The twin: without row locks the same lives break promises, so the test above is able to see it. */
    @Test
    void wouldBreakThemWithoutTheLocks() {
        QuarkusMock.installMockForType(new UnguardedOrders(), OrderRepository.class);
        QuarkusMock.installMockForType(new UnguardedTickets(), TicketRepository.class);
        var life = new RandomOperations(expireOrders, followUpPayments, notifications);

        live(life);

        assertThat(broken).as("seed %d", seed).isNotEmpty();
    }

    private void live(RandomOperations life) {
        LOG.infof("seed %d: %d steps in %d threads", seed, STEPS, THREADS);
        Concurrently.run(IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(thread -> () -> live(life, new Random(seed + thread)))
                .toList());
        LOG.infof("seed %d did %s", seed, done);
    }

    private boolean live(RandomOperations life, Random random) throws SQLException {
        try (var invariants = new OrderInvariants(life.ticketIds())) {
            for (int step = 0; step < STEPS / THREADS && broken.isEmpty(); step++) {
                String did = life.step(random);
                done.computeIfAbsent(did, any -> new AtomicInteger()).incrementAndGet();
                invariants.broken().forEach(promise -> broken.add("after '%s': %s".formatted(did, promise)));
            }
        }
        return broken.isEmpty();
    }

    private static class UnguardedOrders extends OrderRepository {
        @Override
        Optional<Order> lock(UUID id) {
            return findByIdOptional(id);
        }
    }

    private static class UnguardedTickets extends TicketRepository {
        @Override
        public Map<UUID, Ticket> lock(Collection<UUID> ids) {
            List<Ticket> found = list("id in ?1", ids);
            return found.stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
        }
    }
}
