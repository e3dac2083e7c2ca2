package dev.boxoffice.admissions.checkin;

import dev.boxoffice.admissions.admission.Admission;
import dev.boxoffice.database.Pipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Scans at the door. Each method is one statement in the caller's transaction, if there is one. */
@ApplicationScoped
class CheckInTable {

    private static final String SELECT = "select " + CheckInRow.COLUMNS;
    private static final String FROM = " from check_in c" + CheckInRow.JOINS;

    private static final String FIND = SELECT + FROM + " where c.id = ?";

    private static final String EARLIER =
            SELECT + ", c.code_hash = ? as same" + FROM + " where c.show_id = ? and c.gate = ? and c.nonce = ?";

    /** The scanner opened the door although the first request was refused: the record follows what happened. */
    private static final String INSERT = """
            with c as (
                insert into check_in as c (id, show_id, gate, nonce, code_hash, admission_id, direction, result, reason,
                    offline, from_list, scanned_at, recorded_at, recorded_by, first_at, first_gate)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp(), ?, ?, ?)
                on conflict (show_id, gate, nonce) do update
                set admission_id = excluded.admission_id, result = excluded.result, reason = excluded.reason,
                    offline = true, scanned_at = excluded.scanned_at,
                    recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by,
                    first_at = excluded.first_at, first_gate = excluded.first_gate
                where c.id = excluded.id and c.result = 'REFUSED' and not c.offline and excluded.offline
                returning *)
            """ + SELECT + " from c" + CheckInRow.JOINS;

    private static final String INSERT_ENTRIES = """
            with c as (
                insert into check_in as c (id, show_id, gate, nonce, code_hash, admission_id, direction, result, offline,
                    from_list, scanned_at, recorded_at, recorded_by)
                select id, show_id, gate, nonce, code_hash, admission_id, 'ENTRY', 'ACCEPTED', false, from_list, scanned_at,
                    clock_timestamp(), recorded_by
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::uuid[], ?::boolean[],
                    ?::timestamptz[], ?::text[])
                    as e (id, show_id, gate, nonce, code_hash, admission_id, from_list, scanned_at, recorded_by)
                on conflict (show_id, gate, nonce) do nothing
                returning *)
            """ + SELECT + " from c" + CheckInRow.JOINS;

    private static final String UNDO =
            "update check_in set undone_at = clock_timestamp(), undone_by = ? where id = ? and undone_at is null";

    private static final String OF_SHOW = SELECT + FROM + " where c.show_id = ?";
    private static final String BEFORE =
            " and (c.recorded_at, c.id) < (?, ?) order by c.recorded_at desc, c.id desc limit ?";

    private static final String PAGE = OF_SHOW + BEFORE;

    /** Literals, so that a generic plan can use the index of conflicts. */
    private static final String CONFLICTS = OF_SHOW + " and c.result = 'ACCEPTED' and c.reason is not null" + BEFORE;

    private static final String DOOR = "select " + Admission.COLUMNS + """
            , t.show_id, t.show_status = 'CALLED_OFF' as called_off
            from admission a left join ticket t on t.id = a.ticket_id where a.id = ?
            """;

    private final DataSource dataSource;

    CheckInTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The scan that the gate has recorded with a nonce.
     *
     * @param same whether it had the same code and direction
     */
    record Earlier(CheckIn checkIn, boolean same) {}

    Optional<Earlier> earlier(UUID showId, Scan scan) {
        return first(
                EARLIER,
                row -> new Earlier(CheckInRow.read(row), row.getBoolean("same")),
                scan.hash(),
                showId,
                scan.gate(),
                scan.nonce());
    }

    Optional<CheckIn> find(UUID id) {
        return first(FIND, CheckInRow::read, id);
    }

    /** Stores a check-in; empty if the gate has used the nonce meanwhile. */
    Optional<CheckIn> insert(CheckIn checkIn, UUID admissionId, byte[] codeHash) {
        CheckIn.Entry first = checkIn.first();
        return first(
                INSERT,
                CheckInRow::read,
                checkIn.id(),
                checkIn.showId(),
                checkIn.gate(),
                checkIn.nonce(),
                codeHash,
                admissionId,
                checkIn.direction().name(),
                checkIn.result().name(),
                checkIn.reason(),
                checkIn.offline(),
                checkIn.fromList(),
                checkIn.scannedAt().atOffset(ZoneOffset.UTC),
                checkIn.recordedBy(),
                first == null ? null : first.at().atOffset(ZoneOffset.UTC),
                first == null ? null : first.gate());
    }

    /** Stores accepted entries, except those whose nonce the gate has used. */
    List<CheckIn> insert(List<OnlineEntry> entries) {
        try {
            return Pipeline.run(
                    dataSource,
                    pipeline -> pipeline.query(
                            INSERT_ENTRIES,
                            CheckInTable::read,
                            pipeline.column(
                                    "uuid", entries, entry -> entry.arrival().checkInId()),
                            pipeline.column(
                                    "uuid", entries, entry -> entry.arrival().showId()),
                            pipeline.column(
                                    "text", entries, entry -> entry.scan().gate()),
                            pipeline.column(
                                    "text", entries, entry -> entry.scan().nonce()),
                            pipeline.column(
                                    "bytea", entries, entry -> entry.scan().hash()),
                            pipeline.column(
                                    "uuid", entries, entry -> entry.arrival().admissionId()),
                            pipeline.column(
                                    "bool", entries, entry -> entry.scan().listed() != null),
                            pipeline.column(
                                    "timestamptz",
                                    entries,
                                    entry -> entry.arrival().at().atOffset(ZoneOffset.UTC)),
                            pipeline.column("text", entries, OnlineEntry::staff)));
        } catch (SQLException e) {
            throw new IllegalStateException("could not record entries", e);
        }
    }

    private static List<CheckIn> read(ResultSet rows) throws SQLException {
        var found = new ArrayList<CheckIn>();
        while (rows.next()) {
            found.add(CheckInRow.read(rows));
        }
        return found;
    }

    /** Marks a check-in as undone, unless it is already. */
    void undo(UUID id, String staff) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(UNDO)) {
            update.setString(1, staff);
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not undo a check-in", e);
        }
    }

    /** A page of a show's check-ins, newest first, with one more row if there is a next page. */
    List<CheckIn> page(UUID showId, boolean conflictsOnly, Instant before, UUID beforeId, int limit) {
        return query(
                conflictsOnly ? CONFLICTS : PAGE,
                CheckInRow::read,
                showId,
                before.atOffset(ZoneOffset.UTC),
                beforeId,
                limit + 1);
    }

    /** What the door must know of an admission. */
    record Door(Admission admission, UUID showId, boolean calledOff) {}

    Optional<Door> door(UUID admissionId) {
        return first(
                DOOR,
                row -> new Door(
                        Admission.read(row), row.getObject("show_id", UUID.class), row.getBoolean("called_off")),
                admissionId);
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> first(String sql, Reader<T> reader, Object... values) {
        return query(sql, reader, values).stream().findFirst();
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var found = new ArrayList<T>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("could not access check-ins", e);
        }
    }
}
