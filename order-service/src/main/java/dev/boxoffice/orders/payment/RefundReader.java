package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.WithArchive;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads rows of {@code refund} with their lines. */
public final class RefundReader {

    private static final String SELECT = """
            select r.id, r.order_id, r.payment_id, r.amount, r.currency, r.restock, r.reason, r.requested_by, r.status,
                r.called_off_show, r.provider_reference, r.failure, r.attempt, r.created_at, r.updated_at, l.ticket_ids,
                l.quantities
            from %1$s r left join lateral (
                select array_agg(ticket_id order by ticket_id) as ticket_ids,
                    array_agg(quantity order by ticket_id) as quantities
                from %2$s line where refund_id = r.id) l on true
            where %3$s order by r.created_at, r.id
            """;

    private RefundReader() {}

    /**
     * Selects refunds of orders that are not archived, oldest first.
     *
     * @param condition a condition on {@code r}
     */
    public static String selectSelling(String condition) {
        return SELECT.formatted("refund", "refund_line", condition);
    }

    /** Selects refunds like {@link #selectSelling}, also those of archived orders. */
    public static String selectAll(String condition) {
        return SELECT.formatted(WithArchive.REFUNDS, WithArchive.REFUND_LINES, condition);
    }

    /** Reads the rows of a {@code select} of this class. */
    public static List<Refund> read(ResultSet rows) throws SQLException {
        var refunds = new ArrayList<Refund>();
        while (rows.next()) {
            refunds.add(Refund.stored(terms(rows), progress(rows)));
        }
        return refunds;
    }

    private static Refund.Terms terms(ResultSet row) throws SQLException {
        return new Refund.Terms(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("payment_id", UUID.class),
                new Money(row.getLong("amount"), row.getString("currency")),
                lines(row),
                row.getBoolean("restock"),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getObject("called_off_show", UUID.class));
    }

    private static Refund.Progress progress(ResultSet row) throws SQLException {
        return new Refund.Progress(
                RefundStatus.valueOf(row.getString("status")),
                row.getString("provider_reference"),
                row.getString("failure"),
                row.getInt("attempt"),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    private static List<Refund.Line> lines(ResultSet row) throws SQLException {
        Array tickets = row.getArray("ticket_ids");
        if (tickets == null) {
            return List.of();
        }
        var ids = (UUID[]) tickets.getArray();
        var quantities = (Integer[]) row.getArray("quantities").getArray();
        var lines = new ArrayList<Refund.Line>();
        for (int i = 0; i < ids.length; i++) {
            lines.add(new Refund.Line(ids[i], quantities[i]));
        }
        return List.copyOf(lines);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
