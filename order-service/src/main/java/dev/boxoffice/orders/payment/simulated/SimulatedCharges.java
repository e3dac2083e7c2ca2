package dev.boxoffice.orders.payment.simulated;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** SQL statements on {@code simulated_charge}, the state of the simulated provider. */
@ApplicationScoped
class SimulatedCharges {

    private static final String STATE = """
            select amount, currency, method,
                   captured_at <= clock_timestamp() as captured, declined_at <= clock_timestamp() as declined,
                   cancelled_at is not null as cancelled, refunded_at is not null as refunded
            from simulated_charge where reference = ?
            """;

    /** A delay in seconds that never elapses in practice. */
    private static final Double NEVER = 1e11;

    private final DataSource dataSource;

    SimulatedCharges(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void open(String reference, Money amount) {
        change(
                "insert into simulated_charge (reference, amount, currency) values (?, ?, ?) on conflict do nothing",
                reference,
                amount.amount(),
                amount.currency());
    }

    /** Returns false if the charge was already confirmed or cancelled. */
    boolean confirm(String reference, SimulatedMethod method, Duration delay) {
        return change(
                        """
                        update simulated_charge set method = ?,
                            captured_at = clock_timestamp() + make_interval(secs => ?),
                            declined_at = clock_timestamp() + make_interval(secs => ?)
                        where reference = ? and method is null and cancelled_at is null
                        """,
                        method.toString(),
                        method == SimulatedMethod.SIM_SUCCESS ? seconds(delay) : NEVER,
                        method == SimulatedMethod.SIM_DECLINE ? seconds(delay) : NEVER,
                        reference)
                == 1;
    }

    private static Double seconds(Duration delay) {
        return delay.toMillis() / 1000.0;
    }

    /** Returns true if the charge uses {@link SimulatedMethod#SIM_LATE} and is captured now. */
    boolean captureLate(String reference) {
        return change(
                        "update simulated_charge set captured_at = clock_timestamp()"
                                + " where reference = ? and method = ? and captured_at > clock_timestamp()",
                        reference,
                        SimulatedMethod.SIM_LATE.toString())
                == 1;
    }

    /** Does nothing if the money was already captured. */
    void cancel(String reference) {
        change(
                "update simulated_charge set cancelled_at = clock_timestamp()"
                        + " where reference = ? and (captured_at is null or captured_at > clock_timestamp())",
                reference);
    }

    /** Does nothing if there is nothing to refund. */
    void refund(String reference) {
        change(
                "update simulated_charge set refunded_at = clock_timestamp()"
                        + " where reference = ? and captured_at <= clock_timestamp() and refunded_at is null",
                reference);
    }

    ChargeState state(String reference) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(STATE)) {
            select.setString(1, reference);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("the simulated provider has no charge  " + reference);
                }
                return state(row);
            }
        } catch (SQLException e) {
            throw new ProviderUnavailableException("the database of the simulated provider is unavailable", e);
        }
    }

    private static ChargeState state(ResultSet row) throws SQLException {
        Money amount = new Money(row.getLong("amount"), row.getString("currency"));
        if (row.getBoolean("cancelled")) {
            return new ChargeState.Cancelled();
        }
        if (row.getBoolean("refunded")) {
            return new ChargeState.Refunded(amount);
        }
        if (row.getBoolean("captured")) {
            return new ChargeState.Captured(amount);
        }
        if (row.getBoolean("declined")) {
            return new ChargeState.Declined("card_declined");
        }
        return row.getString("method") == null ? new ChargeState.Open() : new ChargeState.Processing();
    }

    private int change(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new ProviderUnavailableException("the database of the simulated provider is unavailable", e);
        }
    }
}
