package dev.boxoffice.admissions.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Transfers expire by the database clock. Each method is one statement in the caller's transaction, if there is one. */
@ApplicationScoped
class TransferTable {

    private static final String SELECT = "select id, admission_id, created_at, expires_at from transfer where ";
    private static final String OPEN = " and expires_at > clock_timestamp()";

    private static final String INSERT = """
            insert into transfer (id, admission_id, token_hash, created_at, expires_at)
            select ?, ?, ?, now, now + make_interval(secs => ?) from clock_timestamp() now
            """;

    private final DataSource dataSource;

    TransferTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(UUID id, UUID admissionId, byte[] tokenHash, Duration lifetime) {
        update(INSERT, id, admissionId, tokenHash, (double) lifetime.toSeconds());
    }

    Optional<Transfer> ofAdmission(UUID admissionId) {
        return find(SELECT + "admission_id = ?" + OPEN, admissionId);
    }

    Optional<Transfer> find(byte[] tokenHash) {
        return find(SELECT + "token_hash = ?" + OPEN, (Object) tokenHash);
    }

    /** Returns whether this transaction has ended the transfer; of several concurrent ones, only one does. */
    boolean take(UUID id) {
        return update("delete from transfer where id = ?" + OPEN, id) == 1;
    }

    /** Deletes the transfer of an admission, which may have expired. */
    void clear(UUID admissionId) {
        update("delete from transfer where admission_id = ?", admissionId);
    }

    int deleteExpired() {
        return update("delete from transfer where expires_at <= clock_timestamp()");
    }

    private Optional<Transfer> find(String sql, Object value) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            fill(select, value);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(transfer(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read transfers", e);
        }
    }

    private int update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                var update = connection.prepareStatement(sql)) {
            fill(update, values);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not change transfers", e);
        }
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                row.getObject("id", UUID.class),
                row.getObject("admission_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
