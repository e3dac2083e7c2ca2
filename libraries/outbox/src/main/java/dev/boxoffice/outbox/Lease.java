package dev.boxoffice.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The right to publish the outbox: a row that one process holds until a time of the database's clock. */
@ApplicationScoped
class Lease {

    /** Skips a locked row: a paused process may hold the lock. */
    private static final String ACQUIRE = """
            update outbox_relay
            set holder = ?, token = ?, expires_at = clock_timestamp() + ? * interval '1 ms', low_watermark = 0
            where id in (
                select id from outbox_relay where expires_at <= clock_timestamp() for update skip locked)
            returning fence, old.token is null
            """;

    private static final String RELEASE = """
            update outbox_relay set expires_at = '-infinity', token = case when ? then null else token end where token = ?
            """;

    private final DataSource dataSource;
    private final OutboxConfig config;
    private final String holder = hostName();

    Lease(DataSource dataSource, OutboxConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /**
     * A term of the lease.
     *
     * @param fence identifies the relays of this database to Kafka
     * @param clean whether the predecessor deleted every row that it published
     */
    record Term(UUID token, UUID fence, boolean clean) {}

    /** Returns empty while another process holds the lease. */
    Optional<Term> acquire() throws SQLException {
        UUID token = UUID.randomUUID();
        try (Connection connection = dataSource.getConnection();
                var update = connection.prepareStatement(ACQUIRE)) {
            update.setString(1, holder);
            update.setObject(2, token);
            update.setLong(3, config.lease().toMillis());
            try (var row = update.executeQuery()) {
                return row.next()
                        ? Optional.of(new Term(token, row.getObject(1, UUID.class), row.getBoolean(2)))
                        : Optional.empty();
            }
        }
    }

    /** Lets another process take over at once; does nothing if it already has. */
    void release(Term term, boolean clean) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var update = connection.prepareStatement(RELEASE)) {
            update.setBoolean(1, clean);
            update.setObject(2, term.token());
            update.executeUpdate();
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown";
        }
    }
}
