package dev.boxoffice.admissions.checkin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads check-ins with the admission that they are about. */
final class CheckInRow {

    static final String COLUMNS =
            "c.id, c.show_id, c.gate, c.nonce, c.direction, c.result, c.reason, c.offline, c.from_list,"
                    + " c.scanned_at, c.recorded_at, c.recorded_by, c.first_at, c.first_gate, c.undone_at, c.undone_by,"
                    // Admissions of other shows stay hidden: they can belong to another organiser
                    + " case when t.show_id = c.show_id then a.id end as admission_id, a.ticket_id, a.number, a.holder_name, t.name as ticket_name";

    static final String JOINS =
            " left join admission a on a.id = c.admission_id left join ticket t on t.id = a.ticket_id";

    private CheckInRow() {}

    static CheckIn read(ResultSet row) throws SQLException {
        return new CheckIn(
                row.getObject("id", UUID.class),
                row.getObject("show_id", UUID.class),
                row.getString("gate"),
                Scan.sentNonce(row.getString("nonce")),
                CheckIn.Direction.valueOf(row.getString("direction")),
                CheckIn.Result.valueOf(row.getString("result")),
                row.getString("reason"),
                row.getBoolean("offline"),
                row.getBoolean("from_list"),
                time(row, "scanned_at"),
                time(row, "recorded_at"),
                row.getString("recorded_by"),
                first(row),
                admitted(row),
                undone(row));
    }

    private static CheckIn.Entry first(ResultSet row) throws SQLException {
        Instant at = time(row, "first_at");
        return at == null ? null : new CheckIn.Entry(at, row.getString("first_gate"));
    }

    private static CheckIn.Admitted admitted(ResultSet row) throws SQLException {
        UUID admission = row.getObject("admission_id", UUID.class);
        return admission == null
                ? null
                : new CheckIn.Admitted(
                        admission,
                        row.getObject("ticket_id", UUID.class),
                        row.getString("ticket_name"),
                        row.getInt("number"),
                        row.getString("holder_name"));
    }

    private static CheckIn.Undone undone(ResultSet row) throws SQLException {
        Instant at = time(row, "undone_at");
        return at == null ? null : new CheckIn.Undone(at, row.getString("undone_by"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
