package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Promise 10: a locked row blocks only the commands that need it, and what was refused never happens (promise 7). */
@OrderServiceTest
class LockedRowTest {

    private static final int BUYERS = 12;

    @Inject
    MeterRegistry metrics;

    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket locked = OfferedTicket.onSale(100).published();
    private final OfferedTicket free = OfferedTicket.onSale(100).published();

    @Test
    void sellsOtherTicketsWhileBuyersOfALockedTicketWait() throws Exception {
        try (var lock = TicketLock.exclusive(locked);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> waiting = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                waiting.add(
                        threads.submit(() -> Buyer.anyone().orders(locked, 1).statusCode()));
            }

            for (int i = 0; i < BUYERS; i++) {
                Buyer.anyone().orders(free, 1).then().statusCode(201);
            }

            lock.release();
            for (Future<Integer> answer : waiting) {
                assertThat(answer.get()).isIn(201, 503);
            }
        }
        assertThat(locked.heldByOrders()).isEqualTo(locked.held());
    }

    @Test
    void placesAnOrderOnceTheTicketIsUnlockedInTime() throws Exception {
        try (var lock = TicketLock.exclusive(locked);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> waiting =
                    threads.submit(() -> buyer.orders(locked, 1).statusCode());
            await().until(() -> metrics.get("boxoffice.engine.aside").gauge().value() > 0);

            lock.release();

            assertThat(waiting.get()).isEqualTo(201);
        }
    }

    @Test
    void doesNotPlaceAnOrderThatWasRefused() {
        String key = UUID.randomUUID().toString();
        try (var lock = TicketLock.exclusive(locked)) {
            buyer.ordersWithKey(key, locked, 1)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", endsWith("/overloaded"));
            lock.release();
        }
        Buyer.anyone().orders(locked, 1).then().statusCode(201);

        assertThat(locked.heldByOrders()).isEqualTo(1);
        buyer.ordersWithKey(key, locked, 1).then().statusCode(201);
    }

    @Test
    void expiresHoldsOfOtherTickets() {
        UUID stuck = buyer.holds(locked, 1);
        UUID order = buyer.holds(free, 1);
        try (var lock = TicketLock.exclusive(locked)) {
            OrderRows.expireNow(stuck);
            OrderRows.expireNow(order);

            await().atMost(Duration.ofSeconds(10)).until(() -> "EXPIRED".equals(OrderRows.status(order)));

            assertThat(OrderRows.status(stuck)).isEqualTo("CREATED");
            lock.release();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> "EXPIRED".equals(OrderRows.status(stuck)));
    }

    @Test
    void paysAndCancelsOtherOrders() {
        UUID paid = buyer.holds(free, 1);
        UUID cancelled = buyer.holds(free, 1);
        UUID begun = buyer.holds(locked, 1);
        try (var lock = TicketLock.exclusive(locked);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> Buyer.anyone().orders(locked, 1));
            lock.awaitBlocked(1);

            buyer.pays(paid, "sim_success").then().statusCode(200);
            buyer.awaitStatus(paid, "COMPLETE");
            buyer.cancels(cancelled).then().statusCode(200);
            buyer.pays(begun, "sim_pending").then().statusCode(200);

            lock.release();
        }
    }

    @Test
    void cancelsAnOrderOnceItsTicketIsUnlockedInTime() throws Exception {
        UUID order = buyer.holds(locked, 1);
        try (var lock = TicketLock.exclusive(locked);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> cancelled =
                    threads.submit(() -> buyer.cancels(order).statusCode());
            await().until(() -> metrics.get("boxoffice.engine.aside").gauge().value() > 0);

            lock.release();

            assertThat(cancelled.get()).isEqualTo(200);
        }
        assertThat(locked.held()).isZero();
    }

    @Test
    void retriesACommandWhoseOrderIsLocked() throws Exception {
        UUID order = buyer.holds(free, 1);
        try (var lock = OrderRows.lock(order);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> cancelled =
                    threads.submit(() -> buyer.cancels(order).statusCode());
            Buyer.anyone().orders(free, 1).then().statusCode(201);
            Buyer.anyone().orders(free, 1).then().statusCode(201);

            lock.rollback();

            assertThat(cancelled.get()).isEqualTo(200);
        }
    }
}
