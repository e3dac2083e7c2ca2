package dev.boxoffice.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import dev.boxoffice.orders.engine.UnlockedRows;
import dev.boxoffice.testing.Concurrently;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cart's row lock serializes concurrent requests of one user. */
@OrderServiceTest
class CartRaceTest {

    private final Buyer buyer = Buyer.anyone();

    @Test
    void placesOneOrderForTwoConcurrentCheckouts() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        buyer.putsInCart(ticket, 2);

        List<Response> responses = overlapping(List.of(ticket), List.of(this::checksOut, this::checksOut));

        assertThat(responses).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        responses.stream()
                .filter(response -> response.statusCode() == 409)
                .forEach(response -> response.then().body("type", endsWith("/cart-empty")));
        assertThat(ticket.held()).isEqualTo(2);
    }

    /** The twin: without the lock, each of the two checkouts places an order. */
    @Test
    void wouldPlaceTwoOrdersWithoutTheLock() {
        removeLocks();
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        buyer.putsInCart(ticket, 2);

        List<Response> responses = overlapping(List.of(ticket), List.of(this::checksOut, this::checksOut));

        assertThat(responses).extracting(Response::statusCode).containsExactly(201, 201);
        assertThat(ticket.held()).isEqualTo(4);
    }

    @Test
    void placesOneOrderForManyConcurrentCheckouts() {
        OfferedTicket ticket = OfferedTicket.onSale(100).published();
        buyer.putsInCart(ticket, 2);

        List<Integer> statuses =
                Concurrently.run(Collections.nCopies(10, () -> checksOut().statusCode()));

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(ticket.heldByOrders()).isEqualTo(2);
    }

    @Test
    void keepsAnItemAddedDuringACheckout() {
        OfferedTicket ordered = OfferedTicket.onSale(10).published();
        OfferedTicket later = OfferedTicket.onSale(10).published();
        buyer.putsInCart(ordered, 1);

        checkOutAndPut(ordered, later);

        buyer.cart().then().body("items.ticketId", contains(later.id().toString()));
        assertThat(later.held()).isZero();
    }

    /** The twin: without the lock, the checkout deletes the new item without ordering it. */
    @Test
    void wouldLoseAnItemAddedDuringACheckoutWithoutTheLock() {
        removeLocks();
        OfferedTicket ordered = OfferedTicket.onSale(10).published();
        OfferedTicket later = OfferedTicket.onSale(10).published();
        buyer.putsInCart(ordered, 1);

        checkOutAndPut(ordered, later);

        buyer.cart().then().body("items", empty());
        assertThat(later.held()).isZero();
    }

    @Test
    void acceptsOneOfTwoConcurrentCurrencies() {
        assertThat(putTwoCurrencies()).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 422);

        buyer.cart().then().body("items", hasSize(1));
    }

    /** The twin: without the lock, neither request sees the other's item. */
    @Test
    void wouldAcceptTwoCurrenciesWithoutTheLock() {
        removeLocks();

        assertThat(putTwoCurrencies()).extracting(Response::statusCode).containsExactly(200, 200);

        buyer.cart().then().body("items", hasSize(2));
    }

    @Test
    void keepsAllConcurrentItems() {
        List<OfferedTicket> tickets = Stream.generate(
                        () -> OfferedTicket.onSale(5).published())
                .limit(10)
                .toList();

        List<Integer> statuses = Concurrently.run(tickets.stream()
                .<Callable<Integer>>map(
                        ticket -> () -> buyer.putsInCart(ticket, 1).statusCode())
                .toList());

        assertThat(statuses).containsOnly(200);
        buyer.cart().then().body("items", hasSize(10));
    }

    @Test
    void doesNotWaitForOrdersOfTheTicket() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        try (var lock = TicketLock.ofAnOrder(ticket)) {
            buyer.putsInCart(ticket, 1).then().statusCode(200);

            lock.release();
        }
    }

    /** Few buyers change carts, order and cancel the same two tickets in opposite order. */
    @Test
    void neverDeadlocks() {
        OfferedTicket first = OfferedTicket.onSale(10_000).published();
        OfferedTicket second = OfferedTicket.onSale(10_000).published();
        List<Buyer> buyers = Stream.generate(Buyer::anyone).limit(4).toList();
        List<Callable<Integer>> tasks = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> {
            Buyer one = buyers.get(i % buyers.size());
            OfferedTicket here = i % 2 == 0 ? first : second;
            OfferedTicket there = i % 2 == 0 ? second : first;
            UUID open = Buyer.anyone().holds(here, 1);
            tasks.add(() -> one.putsInCart(here, 1).statusCode());
            tasks.add(() -> one.putsInCart(there, 1).statusCode());
            tasks.add(() -> one.checksOut().statusCode());
            tasks.add(() ->
                    one.ordersLines(Buyer.line(there, 1), Buyer.line(here, 1)).statusCode());
            tasks.add(() -> Buyer.operator().cancels(open).statusCode());
        });

        assertThat(Concurrently.run(tasks)).isSubsetOf(200, 201, 409);
        assertThat(first.heldByOrders()).isEqualTo(first.held());
        assertThat(second.heldByOrders()).isEqualTo(second.held());
    }

    private Response checksOut() {
        return buyer.checksOutWithKey(UUID.randomUUID().toString());
    }

    private List<Response> putTwoCurrencies() {
        OfferedTicket euros = OfferedTicket.onSale(10).published();
        OfferedTicket pounds = OfferedTicket.onSale(10).price(100, "GBP").published();
        buyer.putsInCart(euros, 1);
        buyer.removesFromCart(euros);
        return overlapping(
                List.of(euros, pounds), List.of(() -> buyer.putsInCart(euros, 1), () -> buyer.putsInCart(pounds, 1)));
    }

    /** All requests are in their transactions at the same time: they wait for a ticket or for one another. */
    private static List<Response> overlapping(List<OfferedTicket> tickets, List<Callable<Response>> requests) {
        try (var lock = TicketLock.exclusive(tickets.toArray(OfferedTicket[]::new));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> sent = new ArrayList<>();
            for (Callable<Response> request : requests) { // one by one, so that no batch takes both
                sent.add(threads.submit(request));
                lock.awaitBlocked(sent.size());
            }
            lock.release();
            threads.shutdown();
            await().atMost(Duration.ofSeconds(20)).until(threads::isTerminated);
            return sent.stream().map(Future::resultNow).toList();
        }
    }

    /** Adds the second ticket while the checkout of the first waits for stock. */
    private void checkOutAndPut(OfferedTicket ordered, OfferedTicket later) {
        try (var lock = TicketLock.exclusive(ordered);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> checkout = threads.submit(this::checksOut);
            lock.awaitBlocked(1);
            Future<Response> put = threads.submit(() -> buyer.putsInCart(later, 1));
            await().atMost(Duration.ofSeconds(10)).until(() -> put.isDone() || lock.blocks(2));
            lock.release();
            threads.shutdown();
            await().atMost(Duration.ofSeconds(20)).until(threads::isTerminated);
            assertThat(checkout.resultNow().statusCode()).isEqualTo(201);
            assertThat(put.resultNow().statusCode()).isEqualTo(200);
        }
    }

    private static void removeLocks() {
        UnlockedRows.install();
        QuarkusMock.installMockForType(new UnguardedCarts(), CartRepository.class);
    }

    private static class UnguardedCarts extends CartRepository {

        @Override
        Optional<Cart> lock(String userId) {
            return findByIdOptional(userId);
        }

        /** Even an insert without effect waits for a concurrent change of the row. */
        @Override
        Cart lockOrCreate(String userId) {
            return lock(userId).orElseGet(() -> super.lockOrCreate(userId));
        }
    }
}
