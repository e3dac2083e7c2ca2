package dev.boxoffice.orders.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** SQL statements on {@code payment_notice}. */
@ApplicationScoped
public class ProviderNotificationTable {

    private final DataSource dataSource;

    ProviderNotificationTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Claims a notification. Returns false if it was processed before; other transactions wait until this one ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean claim(ProviderNotification notification) {
        return insert(notification, "IGNORED", "in progress", "do nothing") == 1;
    }

    /** Records the result of processing a notification. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordOutcome(ProviderNotification notification, String outcome, String detail) {
        insert(notification, outcome, detail, "do update set outcome = excluded.outcome, detail = excluded.detail");
    }

    private int insert(ProviderNotification notification, String outcome, String detail, String onConflict) {
        try (Connection connection = dataSource.getConnection();
                var insert = connection.prepareStatement("""
                        insert into payment_notice (provider, id, reference, news, outcome, detail)
                        values (?, ?, ?, ?, ?, ?) on conflict (provider, id)
                        """ + onConflict)) {
            insert.setString(1, notification.provider());
            insert.setString(2, notification.id());
            insert.setString(3, notification.reference());
            insert.setString(4, notification.state().name());
            insert.setString(5, outcome);
            insert.setString(6, detail);
            return insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not record a provider notification", e);
        }
    }
}
