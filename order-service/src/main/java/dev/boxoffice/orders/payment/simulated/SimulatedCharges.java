package dev.boxoffice.orders.payment.simulated;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.ChargeRequest;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** SQL statements on {@code simulated_charge}, the state of the simulated provider. */
@ApplicationScoped
class SimulatedCharges {

    private static final String STATE = """
            select amount, currency, method,
                   captured_at <= clock_timestamp() as captured, declined_at <= clock_timestamp() as declined,
                   cancelled_at is not null as cancelled
            from simulated_charge where reference = ?
            """;

    /** A charge that is confirmed before it was opened is opened by its confirmation. */
    private static final String CONFIRM = """
            insert into simulated_charge as c (reference, amount, currency, method, captured_at, declined_at)
            select reference, amount, currency, method,
                clock_timestamp() + make_interval(secs => coalesce(capture_after, 1e11)),
                clock_timestamp() + make_interval(secs => coalesce(decline_after, 1e11))
            from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::double precision[], ?::double precision[])
                as u (reference, amount, currency, method, capture_after, decline_after)
            on conflict (reference) do update
            set method = excluded.method, captured_at = excluded.captured_at, declined_at = excluded.declined_at
            where c.method is null and c.cancelled_at is null
            returning reference
            """;

    private final Confirmations confirmations = new Confirmations(this::store);
    private final DataSource dataSource;

    SimulatedCharges(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns false if the charge was already confirmed or cancelled. */
    boolean confirm(ChargeRequest request, String reference, SimulatedMethod method, Duration delay) {
        return confirmations.confirm(request, reference, method, delay);
    }

    /** Two confirmations of one charge in a batch are one. */
    private void store(List<Confirmations.Confirmation> batch) {
        Map<String, Confirmations.Confirmation> unique = new LinkedHashMap<>();
        batch.forEach(confirmation -> unique.putIfAbsent(confirmation.reference(), confirmation));
        List<Confirmations.Confirmation> rows = List.copyOf(unique.values());
        Set<String> accepted = confirm(rows);
        batch.forEach(confirmation -> {
            boolean first = unique.remove(confirmation.reference(), confirmation);
            confirmation.accepted().complete(first && accepted.contains(confirmation.reference()));
        });
    }

    private Set<String> confirm(List<Confirmations.Confirmation> rows) {
        try {
            return Pipeline.run(
                    dataSource,
                    pipeline -> pipeline.query(
                            CONFIRM,
                            SimulatedCharges::references,
                            pipeline.column("text", rows, Confirmations.Confirmation::reference),
                            pipeline.column(
                                    "int8", rows, row -> row.request().amount().amount()),
                            pipeline.column(
                                    "text", rows, row -> row.request().amount().currency()),
                            pipeline.column("text", rows, Confirmations.Confirmation::method),
                            pipeline.column("float8", rows, row -> row.secondsUntil(SimulatedMethod.SIM_SUCCESS)),
                            pipeline.column("float8", rows, row -> row.secondsUntil(SimulatedMethod.SIM_DECLINE))));
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static Set<String> references(ResultSet rows) throws SQLException {
        Set<String> references = new HashSet<>();
        while (rows.next()) {
            references.add(rows.getString(1));
        }
        return references;
    }

    static ProviderUnavailableException unavailable(SQLException e) {
        return new ProviderUnavailableException("the database of the simulated provider is unavailable", e);
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

    /** Does nothing if the money was already captured. A charge that was never confirmed cannot be confirmed afterwards. */
    void cancel(String reference) {
        change("""
                insert into simulated_charge as c (reference, cancelled_at) values (?, clock_timestamp())
                on conflict (reference) do update set cancelled_at = excluded.cancelled_at
                where c.captured_at is null or c.captured_at > clock_timestamp()
                """, reference);
    }

    /** The state of a charge; open if it was never confirmed. */
    ChargeState state(String reference) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(STATE)) {
            select.setString(1, reference);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? state(row) : new ChargeState.Open();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static ChargeState state(ResultSet row) throws SQLException {
        if (row.getBoolean("cancelled")) {
            return new ChargeState.Cancelled();
        }
        Money amount = new Money(row.getLong("amount"), row.getString("currency"));
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
            throw unavailable(e);
        }
    }
}
