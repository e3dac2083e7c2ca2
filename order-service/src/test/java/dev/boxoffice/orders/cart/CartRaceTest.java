package dev.boxoffice.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.Stack;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two tabs, one cart: whatever is done at the same time happens one after the other. */
@OrderServiceTest
class CartRaceTest {

    private final Buyer buyer = Buyer.anyone();

    @Test
    void becomesOneOrderThoughTwoTabsCheckOut() throws SQLException {
        OfferedTicket ticket = OfferedTicket.onSale(10).announced();
        buyer.puts(ticket, 2);

        List<Response> answers = meetingAt(List.of(ticket), List.of(this::checksOut, this::checksOut));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .forEach(answer -> answer.then().body("type", endsWith("/cart-empty")));
        assertThat(ticket.held()).isEqualTo(2);
    }

    /** The twin: without the lock the same two make an order each. */
    @Test
    void wouldBecomeTwoOrdersWithoutTheLock() throws SQLException {
        QuarkusMock.installMockForType(new UnguardedCarts(), CartRepository.class);
        OfferedTicket ticket = OfferedTicket.onSale(10).announced();
        buyer.puts(ticket, 2);

        List<Response> answers = meetingAt(List.of(ticket), List.of(this::checksOut, this::checksOut));

        assertThat(answers).extracting(Response::statusCode).containsExactly(201, 201);
        assertThat(ticket.held()).isEqualTo(4);
    }

    @Test
    void becomesOneOrderHoweverManyTabsCheckOut() {
        OfferedTicket ticket = OfferedTicket.onSale(100).announced();
        buyer.puts(ticket, 2);

        List<Integer> answers =
                Concurrently.run(Collections.nCopies(10, () -> checksOut().statusCode()));

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(ticket.heldByOrders()).isEqualTo(2);
    }

    @Test
    void keepsWhatIsPutInDuringACheckout() throws SQLException {
        OfferedTicket ordered = OfferedTicket.onSale(10).announced();
        OfferedTicket later = OfferedTicket.onSale(10).announced();
        buyer.puts(ordered, 1);

        checkOutAndPut(ordered, later);

        buyer.cart().then().body("items.ticketId", contains(later.id().toString()));
        assertThat(later.held()).isZero();
    }

    /** The twin: without the lock it is emptied out with the rest, unordered. */
    @Test
    void wouldLoseWhatIsPutInDuringACheckoutWithoutTheLock() throws SQLException {
        QuarkusMock.installMockForType(new UnguardedCarts(), CartRepository.class);
        OfferedTicket ordered = OfferedTicket.onSale(10).announced();
        OfferedTicket later = OfferedTicket.onSale(10).announced();
        buyer.puts(ordered, 1);

        checkOutAndPut(ordered, later);

        buyer.cart().then().body("items", empty());
        assertThat(later.held()).isZero();
    }

    @Test
    void takesOneCurrencyThoughTwoTabsPutTwo() throws SQLException {
        assertThat(putTwoCurrencies()).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 422);

        buyer.cart().then().body("items", hasSize(1));
    }

    /** The twin: without the lock neither sees the other's. */
    @Test
    void wouldTakeTwoCurrenciesWithoutTheLock() throws SQLException {
        QuarkusMock.installMockForType(new UnguardedCarts(), CartRepository.class);

        assertThat(putTwoCurrencies()).extracting(Response::statusCode).containsExactly(200, 200);

        buyer.cart().then().body("items", hasSize(2));
    }

    @Test
    void keepsEveryFirstPut() {
        List<OfferedTicket> tickets = Stream.generate(
                        () -> OfferedTicket.onSale(5).announced())
                .limit(10)
                .toList();

        List<Integer> answers = Concurrently.run(tickets.stream()
                .<Callable<Integer>>map(ticket -> () -> buyer.puts(ticket, 1).statusCode())
                .toList());

        assertThat(answers).containsOnly(200);
        buyer.cart().then().body("items", hasSize(10));
    }

    @Test
    void isFilledWithoutWaitingForThoseWhoOrderTheTicket() throws SQLException {
        OfferedTicket ticket = OfferedTicket.onSale(10).announced();
        try (var other = Stack.ownerConnection("orders")) {
            other.setAutoCommit(false);
            other.createStatement().execute("update ticket set held = 1 where id = '" + ticket.id() + "'");

            buyer.puts(ticket, 1).then().statusCode(200);

            other.rollback();
        }
    }

    /** Carts, orders and cancels of the same few buyers over the same two tickets, in crossed order. */
    @Test
    void neverDeadlocks() {
        OfferedTicket first = OfferedTicket.onSale(10_000).announced();
        OfferedTicket second = OfferedTicket.onSale(10_000).announced();
        List<Buyer> buyers = Stream.generate(Buyer::anyone).limit(4).toList();
        List<Callable<Integer>> tasks = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> {
            Buyer one = buyers.get(i % buyers.size());
            OfferedTicket here = i % 2 == 0 ? first : second;
            OfferedTicket there = i % 2 == 0 ? second : first;
            UUID open = Buyer.anyone().holds(here, 1);
            tasks.add(() -> one.puts(here, 1).statusCode());
            tasks.add(() -> one.puts(there, 1).statusCode());
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

    private List<Response> putTwoCurrencies() throws SQLException {
        OfferedTicket euros = OfferedTicket.onSale(10).announced();
        OfferedTicket pounds = OfferedTicket.onSale(10).price(100, "GBP").announced();
        buyer.puts(euros, 1);
        buyer.drops(euros);
        return meetingAt(List.of(euros, pounds), List.of(() -> buyer.puts(euros, 1), () -> buyer.puts(pounds, 1)));
    }

    /** Both are in the middle of it at the same time: they wait for a ticket, or for each other. */
    private static List<Response> meetingAt(List<OfferedTicket> tickets, List<Callable<Response>> tabs)
            throws SQLException {
        try (var other = Stack.ownerConnection("orders");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            for (OfferedTicket ticket : tickets) {
                other.createStatement().execute("select from ticket where id = '" + ticket.id() + "' for update");
            }
            List<Future<Response>> asked = new ArrayList<>();
            for (Callable<Response> tab : tabs) { // one by one, or one transaction would see to both
                asked.add(threads.submit(tab));
                awaitWaiting(asked.size());
            }
            other.rollback();
            threads.shutdown();
            await().atMost(Duration.ofSeconds(20)).until(threads::isTerminated);
            return asked.stream().map(Future::resultNow).toList();
        }
    }

    /** Puts the second ticket in while the checkout of the first waits for stock. */
    private void checkOutAndPut(OfferedTicket ordered, OfferedTicket later) throws SQLException {
        try (var other = Stack.ownerConnection("orders");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select from ticket where id = '" + ordered.id() + "' for update");
            Future<Response> checkout = threads.submit(this::checksOut);
            awaitWaiting(1);
            Future<Response> put = threads.submit(() -> buyer.puts(later, 1));
            await().atMost(Duration.ofSeconds(10)).until(() -> put.isDone() || isWaiting(2));
            other.rollback();
            threads.shutdown();
            await().atMost(Duration.ofSeconds(20)).until(threads::isTerminated);
            assertThat(checkout.resultNow().statusCode()).isEqualTo(201);
            assertThat(put.resultNow().statusCode()).isEqualTo(200);
        }
    }

    private static void awaitWaiting(int transactions) {
        await().atMost(Duration.ofSeconds(10)).until(() -> isWaiting(transactions));
    }

    private static boolean isWaiting(int transactions) {
        return Database.count("select count(*) from pg_locks where not granted") >= transactions;
    }

    private static class UnguardedCarts extends CartRepository {

        @Override
        Optional<Cart> lock(String userId) {
            return findByIdOptional(userId);
        }

        @Override
        Map<String, Cart> lock(Collection<String> userIds) {
            return list("userId in ?1", userIds).stream().collect(Collectors.toMap(Cart::userId, Function.identity()));
        }

        /** Even the insert that does nothing would wait for somebody else's change of the row. */
        @Override
        Cart lockOrCreate(String userId) {
            return lock(userId).orElseGet(() -> super.lockOrCreate(userId));
        }
    }
}
