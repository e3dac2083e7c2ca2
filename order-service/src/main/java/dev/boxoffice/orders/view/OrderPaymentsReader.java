package dev.boxoffice.orders.view;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.WithArchive;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads all attempts to pay, without checking who asks. */
@ApplicationScoped
public class OrderPaymentsReader {

    private static final String OF_ORDERS = "select " + PaymentReader.COLUMNS + " from " + WithArchive.PAYMENTS
            + " p where order_id = any (?) order by order_id, attempt";

    private final DataSource dataSource;

    OrderPaymentsReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The attempts of each order, in their order; orders without any are omitted. */
    public Map<UUID, List<PaymentData>> list(List<UUID> orderIds) {
        try {
            List<Payment> payments = Pipeline.run(
                    dataSource,
                    pipeline -> pipeline.query(
                            OF_ORDERS, PaymentReader::read, pipeline.column("uuid", orderIds, id -> id)));
            return payments.stream()
                    .collect(Collectors.groupingBy(
                            Payment::orderId, Collectors.mapping(PaymentData::of, Collectors.toList())));
        } catch (SQLException e) {
            throw new IllegalStateException("could not read payments", e);
        }
    }
}
