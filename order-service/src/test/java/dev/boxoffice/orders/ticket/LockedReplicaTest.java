package dev.boxoffice.orders.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import dev.boxoffice.orders.TicketRows;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A locked ticket row delays only the events of its own ticket (promise 10). */
@OrderServiceTest
class LockedReplicaTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final OfferedTicket locked = OfferedTicket.onSale(10).published();

    @Test
    void appliesOtherTicketsWhileARowIsLocked() {
        OfferedTicket known = OfferedTicket.onSale(10).published();
        OfferedTicket third = locked.next().title("Second").next().title("Third");
        try (TicketLock lock = TicketLock.exclusive(locked)) {
            TicketRows.awaitProcessed(locked.next().title("Second").publish());
            TicketRows.awaitProcessed(third.publish());
            known.next().title("Renamed").published();
            OfferedTicket.onSale(10).published();

            assertThat(TicketRows.version(locked.id())).isEqualTo(1);
            assertThat(deferredVersion(locked)).isEqualTo(3L);
            lock.release();
        }

        awaitVersion(locked, 3);
        assertThat(TicketRows.title(locked.id())).isEqualTo("Third");
        awaitNothingDeferred(locked);
    }

    @Test
    void keepsANewerVersionThanTheDeferredOne() {
        OfferedTicket third = locked.next().next().title("Third");
        try (TicketLock lock = TicketLock.ofAnOrder(locked)) {
            TicketRows.awaitProcessed(locked.next().title("Second").publish());
            lock.release();
        }
        third.publish();

        awaitVersion(locked, 3);
        awaitNothingDeferred(locked);
        assertThat(TicketRows.title(locked.id())).isEqualTo("Third");
    }

    @Test
    void rebuildsOtherTicketsWhileARowIsLocked() {
        OfferedTicket known = OfferedTicket.onSale(10).published();
        String contents = TicketRows.contentsWithoutStockVersion(locked.id());
        TicketRows.corrupt(locked.id(), "title = 'Wrong'");
        TicketRows.corrupt(known.id(), "title = 'Wrong'");
        try (TicketLock lock = TicketLock.exclusive(locked)) {
            ReplicaAdmin.rebuildAndAwait();
            assertThat(TicketRows.title(known.id())).isEqualTo("The Lanterns");
            assertThat(TicketRows.title(locked.id())).isEqualTo("Wrong");
            lock.release();
        }

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(TicketRows.contentsWithoutStockVersion(locked.id()))
                        .isEqualTo(contents));
        awaitNothingDeferred(locked);
    }

    private static void awaitVersion(OfferedTicket ticket, long version) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(TicketRows.version(ticket.id())).isEqualTo(version));
    }

    private static void awaitNothingDeferred(OfferedTicket ticket) {
        await().atMost(LIMIT).until(() -> deferredVersion(ticket) == null);
    }

    /** {@code null} if no event of the ticket is deferred. */
    private static Object deferredVersion(OfferedTicket ticket) {
        return Database.query("select version from inbox_deferred where aggregate_id = ?", ticket.id());
    }
}
