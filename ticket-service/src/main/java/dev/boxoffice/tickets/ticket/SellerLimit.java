package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.problem.TicketProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits how many upcoming tickets a seller has on sale. */
@ApplicationScoped
class SellerLimit {

    /** Serializes the counts of a seller; the second argument separates these locks from others. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 2))";

    /** Reads no more index entries than one above the limit. */
    private static final String COUNT = """
            select count(*) from (
                select 1 from ticket where seller_id = ? and status = 'ON_SALE' and starts_at > ? limit ? + 1) upcoming
            """;

    private final DataSource dataSource;
    private final int maximum;

    SellerLimit(
            DataSource dataSource,
            @ConfigProperty(name = "boxoffice.tickets.max-per-seller", defaultValue = "1000") int maximum) {
        this.dataSource = dataSource;
        this.maximum = maximum;
    }

    /**
     * Refuses more tickets than the limit, after the transaction has written its tickets. Call it last: the seller's other
     * transactions wait at their own count until this transaction ends.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void require(String sellerId, Instant now) {
        try (Connection connection = dataSource.getConnection()) {
            lock(connection, sellerId);
            if (upcoming(connection, sellerId, now) > maximum) {
                throw new TicketProblem.LimitExceeded(
                                "maxPerSeller",
                                maximum,
                                "You may have at most " + maximum + " upcoming tickets on sale. Withdraw one first.")
                        .toException();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not count a seller's tickets", e);
        }
    }

    void lock(Connection connection, String sellerId) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, sellerId);
            lock.execute();
        }
    }

    private int upcoming(Connection connection, String sellerId, Instant now) throws SQLException {
        try (var count = connection.prepareStatement(COUNT)) {
            count.setString(1, sellerId);
            count.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            count.setInt(3, maximum);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
