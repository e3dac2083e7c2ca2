package dev.boxoffice.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** A table whose rows have a UUID and a {@code version}. */
public final class VersionedTable {

    /** Limits the wait for a locked row in the current transaction, so that one locked row does not delay other rows. */
    public static final String LIMIT_WAIT = "set local lock_timeout = '100ms'";

    private final DataSource dataSource;
    private final String versions;
    private final String locked;

    /**
     * Creates a view of a table.
     *
     * @param name the table
     * @param key the column with the UUID
     */
    public VersionedTable(DataSource dataSource, String name, String key) {
        this.dataSource = dataSource;
        this.versions = "select %2$s, version from %1$s where %2$s = any (?)".formatted(name, key);
        this.locked = """
                with free as materialized (
                    select %2$s from %1$s where %2$s = any (?) for no key update skip locked
                )
                select %2$s, version from %1$s where %2$s = any (?) and %2$s not in (select * from free)
                """.formatted(name, key);
    }

    /** The versions of rows, without those that do not exist. */
    public Map<UUID, Long> versions(List<UUID> ids) {
        return read(versions, 1, ids);
    }

    /** The ids of rows that another transaction has locked. */
    public Set<UUID> locked(List<UUID> ids) {
        return new HashSet<>(read(locked, 2, ids).keySet());
    }

    private Map<UUID, Long> read(String sql, int parameters, List<UUID> ids) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 1; i <= parameters; i++) {
                select.setArray(i, SqlArrays.column(connection, "uuid", ids, id -> id));
            }
            Map<UUID, Long> found = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject(1, UUID.class), rows.getLong(2));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read versions", e);
        }
    }
}
