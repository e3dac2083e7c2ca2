package dev.boxoffice.inbox;

import dev.boxoffice.database.SqlArrays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** The statements on {@code dead_letter}. */
@ApplicationScoped
public class DeadLetterTable {

    private static final String INSERT = """
            insert into dead_letter (source, topic, partition, record_offset, record_key, headers, payload, reason, failed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (source) do nothing
            """;

    private static final String COLUMNS = """
            id, source, topic, partition, record_offset, record_key, headers, payload, reason, failed_at, tries, tried_at
            """;

    private static final String LIST = "select " + COLUMNS + """
            from dead_letter where state = 'OPEN' and id > ? order by id limit ?
            """;

    /** The letters that were tried longest ago come first. */
    private static final String UNTRIED = "select " + COLUMNS + """
            from dead_letter where state = 'OPEN' and topic = ? and (tried_at is null or tried_at < ?)
            order by tried_at nulls first, id limit ?
            """;

    private static final String COUNT = "select count(*) from dead_letter where state = 'OPEN' and topic = ?";

    private static final String COUNT_UNTRIED = COUNT + " and (tried_at is null or tried_at < ?)";

    private static final String KEYS =
            "select distinct record_key from dead_letter where topic = ? and record_key = any (?)";

    private static final String FAIL = """
            update dead_letter set tries = tries + 1, tried_at = clock_timestamp(), reason = coalesce(failed.reason, dead_letter.reason)
            from unnest(?::bigint[], ?::text[]) as failed (id, reason)
            where dead_letter.id = failed.id and state = 'OPEN'
            """;

    private static final String APPLY = """
            update dead_letter
            set state = 'APPLIED', tries = tries + 1, tried_at = clock_timestamp(), handled_at = clock_timestamp(), handled_by = ?
            where id = any (?) and state = 'OPEN'
            """;

    private static final String DISMISS = """
            update dead_letter set state = 'DISMISSED', handled_at = clock_timestamp(), handled_by = ?
            where id = ? and state = 'OPEN'
            """;

    private static final String FORGET = """
            delete from dead_letter where state <> 'OPEN' and handled_at < clock_timestamp() - make_interval(secs => ?)
            """;

    private final DataSource dataSource;

    DeadLetterTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Stores new letters together with the position after the batch. */
    void store(ConsumerRecords<String, byte[]> batch, UUID topicId, List<DeadLetter> letters) {
        run("store dead letters", connection -> {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement(INSERT)) {
                for (DeadLetter letter : letters) {
                    insert.setString(1, letter.source());
                    insert.setString(2, letter.topic());
                    insert.setInt(3, letter.partition());
                    insert.setLong(4, letter.offset());
                    insert.setBytes(5, letter.key());
                    insert.setBytes(6, letter.headers());
                    insert.setBytes(7, letter.payload());
                    insert.setString(8, letter.reason());
                    insert.setObject(9, letter.failedAt().atOffset(ZoneOffset.UTC));
                    insert.addBatch();
                }
                insert.executeBatch();
                InboxOffsets.store(connection, topicId, batch);
                connection.commit();
            } finally {
                connection.rollback();
            }
            return null;
        });
    }

    /** Open letters with larger ids than {@code after}. */
    public List<DeadLetter> list(long after, int limit) {
        return query(LIST, DeadLetterTable::letters, after, limit);
    }

    /** Open letters that no redrive has tried since {@code begun}. */
    List<DeadLetter> untried(String topic, Instant begun, int limit) {
        return query(UNTRIED, DeadLetterTable::letters, topic, begun.atOffset(ZoneOffset.UTC), limit);
    }

    /** The number of open letters that no redrive has tried since {@code begun}. */
    long countUntried(String topic, Instant begun) {
        return query(COUNT_UNTRIED, DeadLetterTable::number, topic, begun.atOffset(ZoneOffset.UTC));
    }

    /** Those of the keys that have a letter, open or handled. */
    Set<String> keys(String topic, List<String> keys) {
        return run("read dead letters", connection -> {
            try (var select = connection.prepareStatement(KEYS)) {
                select.setString(1, topic);
                select.setArray(
                        2, SqlArrays.column(connection, "bytea", keys, key -> key.getBytes(StandardCharsets.UTF_8)));
                try (ResultSet rows = select.executeQuery()) {
                    var found = new HashSet<String>();
                    while (rows.next()) {
                        found.add(new String(rows.getBytes(1), StandardCharsets.UTF_8));
                    }
                    return found;
                }
            }
        });
    }

    /** The number of open letters. */
    long count(String topic) {
        return query(COUNT, DeadLetterTable::number, topic);
    }

    /** The database clock. */
    Instant now() {
        return query("select clock_timestamp()", row -> {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        });
    }

    /** Keeps letters open; a {@code null} reason keeps the earlier one. */
    void fail(Map<Long, String> reasons) {
        List<Map.Entry<Long, String>> failed = new ArrayList<>(reasons.entrySet());
        update(FAIL, (connection, update) -> {
            update.setArray(1, SqlArrays.column(connection, "int8", failed, Map.Entry::getKey));
            update.setArray(2, SqlArrays.column(connection, "text", failed, Map.Entry::getValue));
        });
    }

    void apply(List<Long> ids, String operator) {
        update(APPLY, (connection, update) -> {
            update.setString(1, operator);
            update.setArray(2, SqlArrays.column(connection, "int8", ids, id -> id));
        });
    }

    /** Returns whether the letter was open. */
    @Transactional
    boolean dismiss(long id, String operator) {
        return update(DISMISS, (connection, update) -> {
                    update.setString(1, operator);
                    update.setLong(2, id);
                })
                == 1;
    }

    /** Deletes letters that were handled longer ago. */
    void forget(Duration age) {
        update(FORGET, (connection, update) -> update.setLong(1, age.toSeconds()));
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private interface Parameters {
        void set(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, Reader<T> reader, Object... parameters) {
        return run("read dead letters", connection -> {
            try (var select = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    select.setObject(i + 1, parameters[i]);
                }
                try (ResultSet rows = select.executeQuery()) {
                    return reader.read(rows);
                }
            }
        });
    }

    private int update(String sql, Parameters parameters) {
        return run("update dead letters", connection -> {
            try (var update = connection.prepareStatement(sql)) {
                parameters.set(connection, update);
                return update.executeUpdate();
            }
        });
    }

    private <T> T run(String what, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("could not " + what, e);
        }
    }

    private static long number(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }

    private static List<DeadLetter> letters(ResultSet rows) throws SQLException {
        var letters = new ArrayList<DeadLetter>();
        while (rows.next()) {
            letters.add(DeadLetter.of(rows));
        }
        return letters;
    }
}
