package dev.boxoffice.orders.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.orders.WithArchive;
import dev.boxoffice.server.text.Csv;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Writes the lines of orders as CSV.
 *
 * <p>Reads a bounded number of orders at a time, each with a transaction of its own, so that memory is constant and a slow
 * client neither holds a connection nor delays vacuum.
 */
@ApplicationScoped
class OrderExport {

    /** Orders that are in memory at a time. */
    static final int BATCH = 1_000;

    private static final List<String> COLUMNS = List.of(
            "order_id",
            "created_at",
            "status",
            "buyer",
            "email",
            "name",
            "client_reference",
            "ticket_id",
            "title",
            "ticket",
            "quantity",
            "unit_amount",
            "currency",
            "refunded_quantity",
            "order_refunded_amount");

    private static final String LINES = """
            select o.id, o.created_at, o.status, o.user_id, o.contact_email, o.contact_name, o.client_reference,
                t.id, t.title, t.name, i.quantity, i.unit_amount, o.total_currency,
                i.refunded, o.refunded_amount
            from %s o join %s i on i.order_id = o.id and i.archived = o.archived join ticket t on t.id = i.ticket_id
            where o.id = any (?)""".formatted(WithArchive.ORDERS, WithArchive.LINES);

    private final DataSource dataSource;
    private final OrderSearch search;

    OrderExport(DataSource dataSource, OrderSearch search) {
        this.dataSource = dataSource;
        this.search = search;
    }

    void write(OrderFilter filter, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        Csv.writeRow(writer, COLUMNS);
        Cursor last = null;
        do {
            List<Cursor> batch = search.find(filter, last, BATCH);
            if (!batch.isEmpty()) {
                write(filter, batch.stream().map(Cursor::id).toList(), writer);
            }
            last = batch.size() < BATCH ? null : batch.getLast();
        } while (last != null);
        writer.flush();
    }

    private void write(OrderFilter filter, List<UUID> ids, Writer writer) throws IOException {
        var text = new StringBuilder();
        SearchSql sql = new SearchSql().add(LINES, ids).tickets(filter).add(" order by o.id desc, i.line");
        try (Connection connection = dataSource.getConnection();
                var select = sql.prepare(connection);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Csv.writeRow(text, cells(rows));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read orders", e);
        }
        writer.append(text); // after the connection was returned, because the client may be slow
    }

    private static List<String> cells(ResultSet row) throws SQLException {
        var cells = new String[COLUMNS.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.getString(i + 1);
        }
        cells[1] = row.getObject(2, OffsetDateTime.class).toInstant().toString();
        return Arrays.asList(cells);
    }
}
