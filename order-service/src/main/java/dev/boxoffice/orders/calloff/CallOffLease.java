package dev.boxoffice.orders.calloff;

import dev.boxoffice.database.Pipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The right to work on shows that are called off, which one instance has until a time of the database's clock. It only limits
 * the rate of refunds: two instances at once would still refund each order once.
 */
@ApplicationScoped
class CallOffLease {

    private static final String HOLD = """
            update call_off_lease set holder = ?, expires_at = clock_timestamp() + interval '10 s'
            where holder = ? or expires_at <= clock_timestamp() returning id
            """;

    private final DataSource dataSource;
    private final UUID holder = UUID.randomUUID();

    CallOffLease(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes or renews the lease; returns false while another instance has it. */
    boolean hold() {
        try {
            return Pipeline.run(dataSource, pipeline -> pipeline.query(HOLD, ResultSet::next, holder, holder));
        } catch (SQLException e) {
            throw new IllegalStateException("could not renew the lease of call-offs", e);
        }
    }
}
