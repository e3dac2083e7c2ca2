package dev.boxoffice.orders.archive;

import static dev.boxoffice.orders.archive.ArchivedRows.archived;
import static dev.boxoffice.orders.archive.ArchivedRows.isArchived;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.Jobs;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PaymentRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class RetentionTest {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final String AGE = " = clock_timestamp() - interval '400 days' where ";

    private final Buyer operator = Buyer.operator();
    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(1_000).published();

    @Test
    void deletesOldArchivedOrdersThatWereNeverPaid() {
        UUID declined = buyer.holds(ticket, 1);
        buyer.pays(declined, "sim_decline");
        buyer.awaitPayment(declined, "FAILED");
        buyer.cancels(declined).then().statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> PaymentRows.secondsUntilCheck(PaymentRows.id(declined)) == null);
        UUID paid = buyer.buys(ticket, 2);
        UUID refunded = buyer.buys(ticket, 1);
        operator.refunds(refunded);
        buyer.awaitStatus(refunded, "REFUNDED");
        UUID recent = cancelled();
        archive();
        age(declined, paid, refunded);

        deleteOldRows();

        assertThat(archived(declined)).isZero();
        buyer.reads(declined).then().statusCode(404);
        assertThat(isArchived(paid)).isTrue();
        assertThat(isArchived(refunded)).isTrue();
        assertThat(isArchived(recent)).isTrue();
        operator.request()
                .queryParam("ticketId", ticket.id())
                .get("/api/sales")
                .then()
                .body("items[0].sold", equalTo(2));
        assertThat(operator.request()
                        .get("/api/admin/reconciliation")
                        .jsonPath()
                        .getList("tickets.findAll { it.ticketId == '%s' }".formatted(ticket.id())))
                .isEmpty();
    }

    @Test
    void keepsOrdersThatAreNotArchived() {
        UUID order = cancelled();
        Database.update("update orders set updated_at" + AGE + "id = ?", order);

        deleteOldRows();

        buyer.reads(order).then().statusCode(200);
        archive();
    }

    @Test
    void skipsAnOrderThatIsBeingMovedBack() throws SQLException {
        UUID order = cancelled();
        archive();
        age(order);

        try (Connection change = OrderRows.lockArchived(order)) {
            deleteOldRows();
            change.rollback();
        }

        assertThat(isArchived(order)).isTrue();
        deleteOldRows();
        assertThat(isArchived(order)).isFalse();
    }

    @Test
    void deletesOldNotificationsInBatches() {
        String charge = "charge-" + UUID.randomUUID();
        Database.update("""
                insert into payment_notice (provider, id, reference, news, outcome, detail, received_at)
                select 'stripe', ?::text || n, ?, 'Captured', 'APPLIED', '', clock_timestamp() - n * interval '1 hour'
                from generate_series(1, 24 * 150) n
                """, charge, charge);

        deleteOldRows();

        assertThat(PaymentRows.notifications(charge)).isEqualTo(24 * 90 - 1L);
    }

    @Test
    void keepsCapturedChargesOfTheSimulatedProvider() {
        UUID paid = buyer.buys(ticket, 1);
        UUID declined = buyer.holds(ticket, 1);
        buyer.pays(declined, "sim_decline");
        buyer.awaitPayment(declined, "FAILED");
        Database.update("""
                update simulated_charge set captured_at = captured_at - interval '400 days',
                    declined_at = declined_at - interval '400 days' where reference in (?, ?)
                """, PaymentRows.reference(paid), PaymentRows.reference(declined));

        deleteOldRows();

        assertThat(charges(paid)).isEqualTo(1);
        assertThat(charges(declined)).isZero();
        operator.refunds(paid);
        buyer.awaitStatus(paid, "REFUNDED");
    }

    private UUID cancelled() {
        UUID order = buyer.holds(ticket, 1);
        buyer.cancels(order).then().statusCode(200);
        return order;
    }

    private static void archive() {
        Jobs.archiveOrders();
    }

    private static void deleteOldRows() {
        Jobs.deleteOldRows(YEAR, QUARTER);
    }

    private static void age(UUID... orders) {
        Database.update("update orders_archive set updated_at" + AGE + "id = any (?)", (Object) orders);
    }

    private static long charges(UUID order) {
        return Database.count(
                "select count(*) from simulated_charge join payment using (reference) where order_id = ?", order);
    }
}
