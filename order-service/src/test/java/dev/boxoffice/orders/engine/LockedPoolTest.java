package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedPool;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Promise 10: a locked pool blocks only the commands that need it. */
@OrderServiceTest
class LockedPoolTest {

    private static final int BUYERS = 12;

    private final Buyer buyer = Buyer.anyone();
    private final OfferedPool locked = OfferedPool.of(100).published();
    private final OfferedPool free = OfferedPool.of(100).published();
    private final OfferedTicket blocked = OfferedTicket.onSale(100).in(locked).published();
    private final OfferedTicket other = OfferedTicket.onSale(100).in(free).published();

    @Test
    void sellsTicketsOfOtherPools() throws Exception {
        try (var lock = TicketLock.ofPool(locked);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> waiting = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                waiting.add(
                        threads.submit(() -> Buyer.anyone().orders(blocked, 1).statusCode()));
            }

            for (int i = 0; i < BUYERS; i++) {
                Buyer.anyone().orders(other, 1).then().statusCode(201);
            }

            lock.release();
            for (Future<Integer> answer : waiting) {
                assertThat(answer.get()).isIn(201, 503);
            }
        }
        assertThat(locked.heldByOrders()).isEqualTo(locked.held());
    }

    @Test
    void expiresHoldsOfOtherPools() {
        UUID stuck = buyer.holds(blocked, 1);
        UUID order = buyer.holds(other, 1);
        try (var lock = TicketLock.ofPool(locked)) {
            OrderRows.expireNow(stuck);
            OrderRows.expireNow(order);

            await().atMost(Duration.ofSeconds(10)).until(() -> "EXPIRED".equals(OrderRows.status(order)));

            assertThat(OrderRows.status(stuck)).isEqualTo("CREATED");
            lock.release();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> "EXPIRED".equals(OrderRows.status(stuck)));
        assertThat(locked.held()).isZero();
    }

    @Test
    void startsAPaymentThatLeavesThePoolAlone() {
        UUID order = buyer.holds(blocked, 1);
        try (var lock = TicketLock.ofPool(locked)) {
            buyer.pays(order, "sim_pending").then().statusCode(200);
            lock.release();
        }
    }
}
