package dev.boxoffice.orders.archive;

import static dev.boxoffice.orders.archive.ArchivedRows.inconsistent;
import static dev.boxoffice.orders.archive.ArchivedRows.isArchived;
import static dev.boxoffice.orders.archive.ArchivedRows.notArchived;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Jobs;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Concurrently;
import io.quarkus.test.junit.QuarkusMock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Orders are archived while buyers order, read and get refunds. */
@OrderServiceTest
class ArchiveRaceTest {

    private static final int BUYERS = 4;
    private static final int ORDERS = 8;

    private final Buyer operator = Buyer.operator();
    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(1_000).published();

    @Test
    void skipsAnOrderThatIsBeingChanged() throws SQLException {
        UUID changing = buyer.buys(ticket, 1);
        UUID other = buyer.buys(ticket, 1);

        try (Connection change = OrderRows.lock(changing)) {
            Jobs.archiveOrders();
            change.rollback();
        }

        assertThat(isArchived(changing)).isFalse();
        assertThat(isArchived(other)).isTrue();
        Jobs.archiveOrders();
        assertThat(isArchived(changing)).isTrue();
    }

    /** The twin: without the lock, one order that is being changed stops the archiver, and others wait with it. */
    @Test
    void wouldWaitForTheOrderWithoutTheLock() throws SQLException {
        UUID changing = buyer.buys(ticket, 1);
        UUID other = buyer.buys(ticket, 1);
        Jobs.archiveOrders(); // leaves nothing that ended before
        operator.refunds(changing);
        buyer.awaitStatus(changing, "REFUNDED");
        UUID next = buyer.buys(ticket, 1);
        QuarkusMock.installMockForType(new WithoutLock(), ArchiveLocks.class);

        try (Connection change = OrderRows.lock(changing)) {
            assertThatThrownBy(Jobs::archiveOrders).hasStackTraceContaining("lock timeout");
            change.rollback();
        }

        assertThat(isArchived(other)).isTrue();
        assertThat(isArchived(next)).isFalse();
    }

    @Test
    void losesNothingWhileSellingContinues() {
        var running = new AtomicInteger(BUYERS);
        List<Callable<List<UUID>>> tasks = new ArrayList<>();
        List<Buyer> buyers = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            Buyer someone = Buyer.anyone();
            buyers.add(someone);
            tasks.add(() -> {
                try {
                    return ordersRefundsAndReads(someone);
                } finally {
                    running.decrementAndGet();
                }
            });
        }
        for (int i = 0; i < 2; i++) {
            tasks.add(() -> {
                while (running.get() > 0) {
                    Jobs.archiveOrders();
                }
                return List.of();
            });
        }

        List<List<UUID>> orders = Concurrently.run(tasks);

        for (int i = 0; i < BUYERS; i++) {
            assertThat(inconsistent(buyers.get(i).name())).isZero();
            assertThat(buyers.get(i)
                            .request()
                            .queryParam("limit", 100)
                            .get("/api/orders")
                            .jsonPath()
                            .getList("items.id", UUID.class))
                    .containsExactlyInAnyOrderElementsOf(orders.get(i));
        }
        assertThat(operator.request()
                        .get("/api/admin/reconciliation")
                        .jsonPath()
                        .getList("tickets.findAll { it.ticketId == '%s' }".formatted(ticket.id())))
                .isEmpty();
        assertThat(ticket.sold()).isEqualTo(BUYERS * ORDERS / 2);
        Jobs.archiveOrders();
        buyers.forEach(someone -> assertThat(notArchived(someone.name())).isZero());
    }

    /** Refunds every second order, which may be archived by then. */
    private List<UUID> ordersRefundsAndReads(Buyer someone) {
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            UUID order = someone.buys(ticket, 1);
            orders.add(order);
            someone.reads(order).then().statusCode(200);
            if (i % 2 == 0) {
                operator.refunds(order).then().statusCode(200);
                someone.awaitStatus(order, "REFUNDED");
            }
            someone.request().get("/api/orders").then().statusCode(200);
        }
        return orders;
    }

    private static final class WithoutLock extends ArchiveLocks {
        @Override
        String clause() {
            return "";
        }
    }
}
