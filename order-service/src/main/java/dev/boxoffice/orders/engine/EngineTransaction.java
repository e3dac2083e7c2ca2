package dev.boxoffice.orders.engine;

import dev.boxoffice.orders.engine.store.OrderSource;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Runs a {@link Batch} in a transaction of its own. */
@ApplicationScoped
class EngineTransaction {

    private final DataSource dataSource;
    private final OrderSource carts;
    private final RowLocks locks;
    private final Outbox outbox;
    private final EngineConfig config;

    EngineTransaction(DataSource dataSource, OrderSource carts, RowLocks locks, Outbox outbox, EngineConfig config) {
        this.dataSource = dataSource;
        this.carts = carts;
        this.locks = locks;
        this.outbox = outbox;
        this.config = config;
    }

    /** The transaction was rolled back; no command had an effect. */
    static final class RolledBackException extends Exception {
        private static final long serialVersionUID = 1L;

        RolledBackException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Commits the commands and returns one outcome per command.
     *
     * @throws RolledBackException if no command had an effect
     * @throws OutcomeUnknownException if the commit was sent and failed
     */
    List<Outcome> run(List<Pending<?>> commands, Locking locking, Set<Resource> busy) throws RolledBackException {
        boolean committing = false;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            var batch = new Batch(connection, carts, locks, outbox, config, commands, locking, busy);
            List<Outcome> outcomes;
            try {
                outcomes = batch.run();
                committing = !batch.changesNothing();
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            }
            if (batch.publishes()) {
                outbox.wake();
            }
            return outcomes;
        } catch (SQLException | RuntimeException e) {
            if (committing) {
                throw new OutcomeUnknownException(e);
            }
            throw new RolledBackException(e);
        }
    }
}
