package dev.boxoffice.orders.archive;

import dev.boxoffice.orders.OrdersConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Deletes rows at the end of their retention, in small transactions. */
@ApplicationScoped
public class DeleteOldRows {

    private static final int BATCH = 1_000;

    /**
     * Orders that were never paid do not count in sales, buyer limits and reconciliation. An order that received money is kept,
     * even if it was refunded. Skips orders that the engine is moving back.
     */
    private static final String UNPAID_ORDERS = """
            with old as (
                select id from orders_archive o
                where status in ('CANCELLED', 'EXPIRED') and updated_at < clock_timestamp() - make_interval(secs => ?)
                    and not exists (
                        select from payment_archive p where p.order_id = o.id and p.received_amount is not null)
                order by updated_at limit ? for update skip locked
            ), lines as (
                delete from order_item_archive where order_id in (select id from old)
            ), history as (
                delete from order_transition_archive where order_id in (select id from old)
            ), payments as (
                delete from payment_archive where order_id in (select id from old)
            )
            delete from orders_archive where id in (select id from old)
            """;

    private static final String NOTIFICATIONS = """
            delete from payment_notice where (provider, id) in (
                select provider, id from payment_notice
                where received_at < clock_timestamp() - make_interval(secs => ?) order by received_at limit ?)
            """;

    /** Captured charges stay, because they can be or were refunded. */
    private static final String SIMULATED_CHARGES = """
            delete from simulated_charge where reference in (
                select reference from simulated_charge
                where least(declined_at, cancelled_at) < clock_timestamp() - make_interval(secs => ?) limit ?)
            """;

    private final DataSource dataSource;
    private final OrdersConfig config;

    DeleteOldRows(DataSource dataSource, OrdersConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void run() {
        config.unpaidRetention().ifPresent(this::deleteUnpaidOrders);
        deletePaymentRecords(config.notificationRetention());
    }

    /** Deletes archived orders that ended this long ago and never received money. */
    public void deleteUnpaidOrders(Duration age) {
        deleteAll(UNPAID_ORDERS, age);
    }

    /** Deletes provider notifications that arrived this long ago, and simulated charges that ended then without money. */
    public void deletePaymentRecords(Duration age) {
        deleteAll(NOTIFICATIONS, age);
        deleteAll(SIMULATED_CHARGES, age);
    }

    private void deleteAll(String statement, Duration age) {
        try (Connection connection = dataSource.getConnection();
                var delete = connection.prepareStatement(statement)) {
            delete.setDouble(1, (double) age.toSeconds());
            delete.setInt(2, BATCH);
            int deleted;
            do {
                deleted = delete.executeUpdate();
            } while (deleted == BATCH);
        } catch (SQLException e) {
            throw new IllegalStateException("could not delete old rows", e);
        }
    }
}
