package dev.boxoffice.admissions.checkin;

import dev.boxoffice.admissions.admission.Admission;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Reads admissions in the order of the transactions that changed them last, up to the oldest open one. A change that is
 * committed later therefore has a later place in the list, and no reader misses it.
 */
@ApplicationScoped
class DoorList {

    static final int MAX_LIMIT = 1_000;

    private static final String EPOCH = "select epoch from door_list_epoch";

    private static final String PAGE = "select " + Admission.COLUMNS + """
            , t.name as ticket_name, a.changed_by::text::bigint as changed_by,
                case when a.holder_id = o.buyer_id then o.contact_name end as buyer_name
            from ticket t join admission a on a.ticket_id = t.id join orders o on o.id = a.order_id
            where t.show_id = ?
                and (a.changed_by, a.id) > (?::text::xid8, ?)
                and a.changed_by < pg_snapshot_xmin(pg_current_snapshot())
            order by a.changed_by, a.id limit ?
            """;

    private final DataSource dataSource;

    DoorList(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Row(Admission admission, String ticketName, String buyerName, DoorListCursor cursor) {

        static Row read(ResultSet row, UUID epoch) throws SQLException {
            Admission admission = Admission.read(row);
            return new Row(
                    admission,
                    row.getString("ticket_name"),
                    row.getString("buyer_name"),
                    new DoorListCursor(epoch, row.getLong("changed_by"), admission.id()));
        }

        DoorListResponse.Entry entry() {
            Admission.Entry entry = admission.entry();
            return new DoorListResponse.Entry(
                    admission.id(),
                    admission.generation(),
                    admission.ticketId(),
                    ticketName,
                    admission.number(),
                    admission.holderName(),
                    admission.orderId(),
                    buyerName,
                    entry == null ? null : entry.at(),
                    entry == null ? null : entry.gate(),
                    admission.inside());
        }
    }

    DoorListResponse read(UUID showId, DoorListCursor cursor, int limit) {
        DoorListCursor after = cursor.in(epoch());
        List<Row> rows = rows(showId, after, limit + 1);
        boolean more = rows.size() > limit;
        List<Row> shown = more ? rows.subList(0, limit) : rows;
        return new DoorListResponse(
                shown.stream()
                        .filter(row -> row.admission().isValid())
                        .map(Row::entry)
                        .toList(),
                shown.stream()
                        .map(Row::admission)
                        .filter(admission -> !admission.isValid())
                        .map(Admission::id)
                        .toList(),
                (shown.isEmpty() ? after : shown.getLast().cursor()).toString(),
                more);
    }

    private UUID epoch() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(EPOCH);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, UUID.class);
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the epoch of door lists", e);
        }
    }

    private List<Row> rows(UUID showId, DoorListCursor after, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setObject(1, showId);
            select.setString(2, Long.toString(after.transaction()));
            select.setObject(3, after.id());
            select.setInt(4, limit);
            var found = new ArrayList<Row>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(Row.read(rows, after.epoch()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read a door list", e);
        }
    }
}
