package dev.boxoffice.orders.payment.simulated;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.RefundRequest;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** SQL statements on {@code simulated_refund}, the refunds of the simulated provider, which completes each at once. */
@ApplicationScoped
class SimulatedRefunds {

    private static final String LOCK = "select from simulated_charge where reference = ? for update";

    /** Runs after the lock, so that it sees the refunds of other requests. */
    private static final String INSERT = """
            insert into simulated_refund (id, reference, amount)
            select ?, reference, ?::bigint
            from (
                select c.reference, c.amount - coalesce((
                    select sum(r.amount) from simulated_refund r where r.reference = c.reference), 0) as remaining
                from simulated_charge c
                where c.reference = ? and c.captured_at <= clock_timestamp()) charge
            where remaining >= ?
            on conflict (id) do nothing
            """;

    private static final String FIND = """
            select r.id, r.amount, c.currency
            from simulated_refund r join simulated_charge c on c.reference = r.reference
            where r.reference = ? order by r.id
            """;

    private final DataSource dataSource;

    SimulatedRefunds(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    RefundState refund(RefundRequest request) {
        long amount = request.amount().amount();
        List<RefundState> refunds = run(pipeline -> {
            pipeline.query(LOCK, _ -> null, request.reference());
            pipeline.add(INSERT, request.refundId(), amount, request.reference(), amount);
            return pipeline.query(FIND, SimulatedRefunds::read, request.reference());
        });
        return refunds.stream()
                .filter(refund -> refund.refundId().equals(request.refundId()))
                .findFirst()
                .orElseGet(() -> RefundState.refused(request, "charge_already_refunded"));
    }

    List<RefundState> find(String reference) {
        return run(pipeline -> pipeline.query(FIND, SimulatedRefunds::read, reference));
    }

    private <T> T run(Pipeline.Statements<T> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw SimulatedCharges.unavailable(e);
        }
    }

    private static List<RefundState> read(ResultSet rows) throws SQLException {
        var refunds = new ArrayList<RefundState>();
        while (rows.next()) {
            UUID id = rows.getObject("id", UUID.class);
            refunds.add(new RefundState(
                    id,
                    "simre_" + id,
                    new Money(rows.getLong("amount"), rows.getString("currency")),
                    RefundStatus.DONE,
                    null));
        }
        return refunds;
    }
}
