package dev.boxoffice.tickets.invitation;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.tickets.organiser.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Invitations expire by the database clock. Each method is one statement in the caller's transaction, if there is one. */
@ApplicationScoped
class InvitationTable {

    private static final String SELECT =
            "select id, organiser_id, role, created_by, created_at, expires_at from organiser_invitation ";
    private static final String OPEN = " and expires_at > clock_timestamp()";

    private static final String INSERT = """
            insert into organiser_invitation (id, organiser_id, role, token_hash, created_by, created_at, expires_at)
            select ?, ?, ?, ?, ?, now, now + make_interval(secs => ?) from clock_timestamp() now
            """;

    private static final String AFTER = " and (created_at, id) > (?, ?)";

    private final DataSource dataSource;

    InvitationTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(UUID id, UUID organiserId, Role role, byte[] tokenHash, String createdBy, Duration lifetime) {
        update(INSERT, id, organiserId, role.name(), tokenHash, createdBy, (double) lifetime.toSeconds());
    }

    Optional<Invitation> find(UUID organiserId, UUID id) {
        return read(SELECT + "where organiser_id = ? and id = ?" + OPEN, organiserId, id).stream()
                .findFirst();
    }

    Optional<Invitation> find(byte[] tokenHash) {
        return read(SELECT + "where token_hash = ?" + OPEN, new Object[] {tokenHash}).stream()
                .findFirst();
    }

    /** Invitations of an organiser, oldest first. */
    List<Invitation> page(UUID organiserId, Cursor after, int limit) {
        String open = SELECT + "where organiser_id = ?" + OPEN;
        String order = " order by created_at, id limit " + limit;
        return after == null
                ? read(open + order, organiserId)
                : read(
                        open + AFTER + order,
                        organiserId,
                        OffsetDateTime.ofInstant(after.at(), ZoneOffset.UTC),
                        after.id());
    }

    long count(UUID organiserId) {
        return query(
                        "select count(*) from organiser_invitation where organiser_id = ?" + OPEN,
                        row -> row.getLong(1),
                        organiserId)
                .getFirst();
    }

    /** Returns whether this transaction has ended the invitation; of several concurrent ones, only one does. */
    boolean take(byte[] tokenHash) {
        return update("delete from organiser_invitation where token_hash = ?" + OPEN, new Object[] {tokenHash}) == 1;
    }

    boolean delete(UUID organiserId, UUID id) {
        return update("delete from organiser_invitation where organiser_id = ? and id = ?" + OPEN, organiserId, id)
                == 1;
    }

    int deleteExpired() {
        return update("delete from organiser_invitation where expires_at <= clock_timestamp()");
    }

    private List<Invitation> read(String sql, Object... values) {
        return query(sql, InvitationTable::invitation, values);
    }

    private <T> List<T> query(String sql, RowReader<T> reader, Object... values) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            fill(select, values);
            var found = new ArrayList<T>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read invitations", e);
        }
    }

    private int update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                var update = connection.prepareStatement(sql)) {
            fill(update, values);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not change invitations", e);
        }
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                row.getObject("organiser_id", UUID.class),
                Role.valueOf(row.getString("role")),
                row.getString("created_by"),
                instant(row, "created_at"),
                instant(row, "expires_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
