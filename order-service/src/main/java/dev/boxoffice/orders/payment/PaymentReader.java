package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads rows of {@code payment}. */
public final class PaymentReader {

    /** The columns that {@link #read} needs. */
    public static final String COLUMNS = """
            id, order_id, attempt, provider, reference, method, status, reason, amount, currency, received_amount,
                received_currency, next_check_at, checks, created_at, updated_at""";

    private PaymentReader() {}

    /** Reads rows with {@link #COLUMNS}. */
    public static List<Payment> read(ResultSet rows) throws SQLException {
        var payments = new ArrayList<Payment>();
        while (rows.next()) {
            payments.add(payment(rows));
        }
        return payments;
    }

    /** Reads the current row. */
    static Payment payment(ResultSet row) throws SQLException {
        return Payment.stored(row(row));
    }

    private static PaymentRow row(ResultSet row) throws SQLException {
        String received = row.getString("received_currency");
        return new PaymentRow(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getInt("attempt"),
                row.getString("provider"),
                row.getString("reference"),
                row.getString("method"),
                PaymentStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                new Money(row.getLong("amount"), row.getString("currency")),
                received == null ? null : new Money(row.getLong("received_amount"), received),
                time(row, "next_check_at"),
                row.getInt("checks"),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
