package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Concurrently;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Promise 1: sales never exceed the capacity. */
@OrderServiceTest
class OversellTest {

    private static final int CAPACITY = 100;
    private static final int BUYERS = 300;

    @Test
    void sellsExactlyTheCapacity() {
        OfferedTicket ticket = OfferedTicket.onSale(CAPACITY).published();

        List<Integer> statuses = rush(ticket);

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(CAPACITY);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(BUYERS - CAPACITY);
        assertThat(ticket.heldByOrders()).isEqualTo(CAPACITY);
        assertThat(ticket.held()).isEqualTo(CAPACITY);
    }

    /** The twin: without the row lock, the same requests oversell. */
    @Test
    void wouldOversellWithoutTheLock() {
        UnlockedRows.install();
        OfferedTicket ticket = OfferedTicket.onSale(CAPACITY).published();

        rush(ticket);

        assertThat(ticket.heldByOrders()).isGreaterThan(CAPACITY);
    }

    @Test
    void doesNotDeadlockOverLinesInOppositeOrder() {
        OfferedTicket first = OfferedTicket.onSale(CAPACITY).published();
        OfferedTicket second = OfferedTicket.onSale(CAPACITY).published();
        List<Callable<Integer>> orders = IntStream.range(0, 60)
                .<Callable<Integer>>mapToObj(i -> {
                    Buyer buyer = Buyer.anyone();
                    OfferedTicket one = i % 2 == 0 ? first : second;
                    OfferedTicket other = i % 2 == 0 ? second : first;
                    return () -> buyer.ordersLines(Buyer.line(one, 1), Buyer.line(other, 1))
                            .statusCode();
                })
                .toList();

        assertThat(Concurrently.run(orders)).containsOnly(201);
        assertThat(first.held()).isEqualTo(60);
        assertThat(second.held()).isEqualTo(60);
    }

    private static List<Integer> rush(OfferedTicket ticket) {
        List<Buyer> buyers = Stream.generate(Buyer::anyone).limit(BUYERS).toList();
        return Concurrently.run(buyers.stream()
                .<Callable<Integer>>map(
                        buyer -> () -> buyer.ordersWithRetries(ticket, 1).statusCode())
                .toList());
    }
}
