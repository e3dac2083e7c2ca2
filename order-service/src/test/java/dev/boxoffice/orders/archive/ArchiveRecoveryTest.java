package dev.boxoffice.orders.archive;

import static dev.boxoffice.orders.archive.ArchivedRows.inconsistent;
import static dev.boxoffice.orders.archive.ArchivedRows.isArchived;
import static dev.boxoffice.orders.archive.ArchivedRows.notArchived;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.Jobs;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The archiver ends in the middle of its work. */
@OrderServiceTest
class ArchiveRecoveryTest {

    /** Several transactions of the archiver. */
    private static final int ORDERS = 350;

    /** Not in the first transaction, also if other tests have left orders. */
    private static final int LOCKED = 250;

    private final String crowd = "crowd-" + UUID.randomUUID();

    @BeforeEach
    void createCancelledOrders() {
        Database.update("""
                with placed as (
                    insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version,
                        created_at, updated_at)
                    select uuidv7(), ?, 'CREATED', 'placed', 2500, 'EUR', now(), 1, now(), now() from generate_series(1, ?)
                    returning id),
                lines as (
                    insert into order_item (order_id, line, ticket_id, quantity, unit_amount)
                    select id, 1, ?, 1, 2500 from placed)
                insert into order_transition (order_id, version, at, from_status, to_status, reason, actor)
                select id, 2, now(), 'CREATED', 'CANCELLED', 'cancelled', 'test' from placed
                """, crowd, ORDERS, OfferedTicket.onSale(1).published().id());
        Database.update("update orders set status = 'CANCELLED', version = 2 where user_id = ?", crowd);
    }

    /** Later tests archive all that has ended. */
    @AfterEach
    void archiveAll() {
        Jobs.archiveOrders();
    }

    @Test
    void losesAndDuplicatesNothingWhenItsConnectionEnds() throws Exception {
        UUID first = order(0);
        UUID locked = order(LOCKED);
        try (Connection line = Stack.ownerConnection("orders")) {
            lockLines(line, locked);
            var job = new FutureTask<Void>(() -> {
                Jobs.archiveOrders();
                return null;
            });
            Thread.ofPlatform().start(job);

            await().pollInterval(Duration.ofMillis(20)).until(ArchiveRecoveryTest::terminateMovingSession);

            assertThatThrownBy(job::get).hasStackTraceContaining("terminating connection due to administrator command");
        }
        assertThat(isArchived(first)).isTrue();
        assertThat(isArchived(locked)).isFalse();
        assertThat(notArchived(crowd)).isBetween(1L, ORDERS - 1L);
        assertThat(inconsistent(crowd)).isZero();

        Jobs.archiveOrders();

        assertThat(notArchived(crowd)).isZero();
        assertThat(Database.count("select count(*) from orders_archive where user_id = ?", crowd))
                .isEqualTo(ORDERS);
        assertThat(inconsistent(crowd)).isZero();
    }

    /** The archiver moves orders by id. */
    private UUID order(int position) {
        return (UUID)
                Database.query("select id from orders where user_id = ? order by id offset ? limit 1", crowd, position);
    }

    private static void lockLines(Connection connection, UUID order) throws SQLException {
        connection.setAutoCommit(false);
        try (var lock = connection.prepareStatement("select from order_item where order_id = ? for update")) {
            lock.setObject(1, order);
            lock.executeQuery();
        }
    }

    /** Only a session of the same role may end the archiver's. */
    private static boolean terminateMovingSession() throws SQLException {
        try (var connection = Stack.applicationConnection("orders");
                var rows = connection.createStatement().executeQuery("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%insert into orders_archive%'
                            and pid <> pg_backend_pid()
                        """)) {
            return rows.next();
        }
    }
}
