package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import dev.boxoffice.testing.Concurrently;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code maxPerBuyer} counts units over all orders of a buyer, whatever happens at the same time. */
@OrderServiceTest
class BuyerLimitTest {

    private static final int LIMIT = 4;
    private static final int REQUESTS = 50;

    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket =
            OfferedTicket.onSale(1_000).maxPerBuyer(LIMIT).published();

    @Test
    void sellsExactlyTheLimitToParallelRequests() {
        List<Integer> statuses = Concurrently.run(requests());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(LIMIT);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(REQUESTS - LIMIT);
        assertThat(unitsOf(buyer)).isEqualTo(LIMIT);
    }

    @Test
    void sellsTheLimitOnceToOverlappingTransactions() {
        assertThat(orderInOverlappingTransactions()).containsExactlyInAnyOrder(201, 409);
        assertThat(unitsOf(buyer)).isEqualTo(LIMIT);
    }

    /** The twin: without the buyer's lock, each transaction counts before the other one has committed. */
    @Test
    void wouldExceedTheLimitWithoutTheLock() {
        UnlockedBuyers.install();

        assertThat(orderInOverlappingTransactions()).containsExactly(201, 201);
        assertThat(unitsOf(buyer)).isEqualTo(2 * LIMIT);
    }

    @Test
    void countsUnitsAndNotOrders() {
        buyer.holds(ticket, 3);

        buyer.orders(ticket, 2)
                .then()
                .statusCode(409)
                .body("type", endsWith("/buyer-limit"))
                .body("ticketId", equalTo(ticket.id().toString()))
                .body("requested", equalTo(2))
                .body("maximum", equalTo(LIMIT))
                .body("remaining", equalTo(1));
        buyer.holds(ticket, 1);
        Buyer.anyone().holds(ticket, LIMIT);
    }

    @Test
    void countsPaidUnitsUntilTheyAreRefunded() {
        UUID paid = buyer.buys(ticket, LIMIT);
        buyer.orders(ticket, 1).then().statusCode(409).body("remaining", equalTo(0));

        Buyer.operator().refunds(paid).then().statusCode(200);
        buyer.awaitStatus(paid, "REFUNDED");

        buyer.holds(ticket, LIMIT);
    }

    @Test
    void countsNothingOfEndedHolds() {
        UUID order = buyer.holds(ticket, LIMIT);
        buyer.cancels(order).then().statusCode(200);

        buyer.holds(ticket, LIMIT);
    }

    @Test
    void obeysALimitThatIsLoweredLater() {
        buyer.holds(ticket, 3);
        ticket.next().maxPerBuyer(2).published();

        buyer.orders(ticket, 1).then().statusCode(409).body("remaining", equalTo(0));
    }

    @Test
    void limitsATicketThatHadNoLimitBefore() {
        OfferedTicket free = OfferedTicket.onSale(100).published();
        buyer.holds(free, 5);
        free.next().maxPerBuyer(6).published();

        buyer.orders(free, 2).then().statusCode(409).body("remaining", equalTo(1));
        buyer.holds(free, 1);
    }

    @Test
    void refundsLateMoneyThatWouldExceedTheLimit() {
        UUID late = buyer.holds(ticket, 3);
        buyer.pays(late, "sim_late").then().statusCode(200);
        OrderRows.expireNow(late);
        buyer.awaitStatus(late, "EXPIRED");
        buyer.holds(ticket, 2);

        buyer.awaitPayment(late, "REFUNDED");

        buyer.reads(late).then().body("status", equalTo("EXPIRED"));
        assertThat(unitsOf(buyer)).isEqualTo(2);
    }

    @Test
    void acceptsLateMoneyWithinTheLimit() {
        UUID late = buyer.holds(ticket, 3);
        buyer.pays(late, "sim_late").then().statusCode(200);
        OrderRows.expireNow(late);

        buyer.awaitStatus(late, "COMPLETE");

        buyer.orders(ticket, 2).then().statusCode(409).body("remaining", equalTo(1));
    }

    @Test
    void limitsGrowingLines() {
        UUID order = buyer.holds(ticket, 1);
        buyer.holds(ticket, 1);

        buyer.changesLine(order, ticket, 4)
                .then()
                .statusCode(409)
                .body("type", endsWith("/buyer-limit"))
                .body("remaining", equalTo(3));
        buyer.changesLine(order, ticket, 3).then().statusCode(200);
        buyer.orders(ticket, 1).then().statusCode(409).body("remaining", equalTo(0));
    }

    @Test
    void growsLinesInParallelOnlyUpToTheLimit() {
        List<UUID> orders =
                IntStream.range(0, LIMIT).mapToObj(i -> buyer.holds(ticket, 1)).toList();
        buyer.cancels(orders.getLast()).then().statusCode(200);

        List<Integer> statuses = Concurrently.run(orders.stream()
                .limit(LIMIT - 1)
                .<Callable<Integer>>map(
                        order -> () -> buyer.changesLine(order, ticket, 2).statusCode())
                .toList());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(unitsOf(buyer)).isEqualTo(LIMIT);
    }

    @Test
    void showsTheLimitInTheCart() {
        buyer.putsInCart(ticket, 2).then().statusCode(200);
        buyer.holds(ticket, 3);

        buyer.cart().then().body("items[0].problem", equalTo("buyer-limit"));
        buyer.checksOut().then().statusCode(409).body("type", endsWith("/buyer-limit"));
    }

    /** Each worker is in a transaction with an order of the buyer before either commits. */
    private List<Integer> orderInOverlappingTransactions() {
        try (var lock = TicketLock.exclusive(ticket);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> order = () -> buyer.orders(ticket, LIMIT).statusCode();
            Future<Integer> first = threads.submit(order);
            lock.awaitBlocked(1);
            Future<Integer> second = threads.submit(order);
            lock.awaitBlocked(2);
            lock.release();
            return List.of(first.get(), second.get());
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Callable<Integer>> requests() {
        return IntStream.range(0, REQUESTS)
                .<Callable<Integer>>mapToObj(
                        i -> () -> buyer.ordersWithRetries(ticket, 1).statusCode())
                .toList();
    }

    private long unitsOf(Buyer owner) {
        return Database.count("""
                select coalesce(sum(quantity), 0) from order_item join orders on orders.id = order_id
                where ticket_id = ? and user_id = ? and status in ('CREATED', 'AWAITING_PAYMENT', 'COMPLETE')
                """, ticket.id(), owner.name());
    }
}
