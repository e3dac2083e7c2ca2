package dev.boxoffice.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** A provider that captures money immediately, at the same cost as order-service's simulated provider. */
@ApplicationScoped
class SimulatedProvider {

    private static final String OPEN = "insert into simulated_charge (reference, amount, currency) values (?, ?, ?)";
    private static final String CAPTURE =
            "update simulated_charge set method = ?, captured_at = clock_timestamp() where reference = ?";
    private static final String FIND = "select 1 from simulated_charge where reference = ?";

    private final DataSource dataSource;

    SimulatedProvider(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void capture(ReferencePayment payment) {
        execute(OPEN, payment.reference, payment.amount.amount(), payment.amount.currency());
        execute(CAPTURE, payment.method, payment.reference);
        execute(FIND, payment.reference);
    }

    private void execute(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 0;
            for (Object parameter : List.of(parameters)) {
                statement.setObject(++index, parameter);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the simulated provider failed", e);
        }
    }
}
