package dev.boxoffice.orders.view;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.WithArchive;
import dev.boxoffice.orders.payment.RefundReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads refunds, and who may see them. */
@ApplicationScoped
public class OrderRefundsReader {

    private static final String OF_ORDERS = RefundReader.selectAll("r.order_id = any (?)");

    private static final String OWNERS = """
            select o.user_id, t.id, t.show_id, t.organiser_id, t.seller_id
            from %s o join %s i on i.order_id = o.id join ticket t on t.id = i.ticket_id
            where o.id = ? order by i.line
            """.formatted(WithArchive.ORDERS, WithArchive.LINES);

    private final DataSource dataSource;

    OrderRefundsReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The buyer of an order, and who offers its tickets. */
    public record Owners(String buyer, List<Offered> tickets) {}

    /**
     * A ticket with its owner.
     *
     * @param showId {@code null} for a ticket from before there were shows
     * @param organiserId {@code null} for a ticket from before there were organisers, which belongs to its seller
     */
    public record Offered(UUID ticketId, UUID showId, UUID organiserId, String sellerId) {}

    public Optional<Owners> owners(UUID orderId) {
        return run(pipeline -> pipeline.query(OWNERS, OrderRefundsReader::readOwners, orderId));
    }

    private static Optional<Owners> readOwners(ResultSet rows) throws SQLException {
        String buyer = null;
        var tickets = new ArrayList<Offered>();
        while (rows.next()) {
            buyer = rows.getString(1);
            tickets.add(new Offered(
                    rows.getObject(2, UUID.class),
                    rows.getObject(3, UUID.class),
                    rows.getObject(4, UUID.class),
                    rows.getString(5)));
        }
        return buyer == null ? Optional.empty() : Optional.of(new Owners(buyer, tickets));
    }

    /**
     * The refunds of an order, oldest first.
     *
     * @param forStaff whether to include reasons, which are texts for staff, and who requested the refunds
     */
    public List<RefundResponse> list(UUID orderId, boolean forStaff) {
        return list(List.of(orderId), forStaff).getOrDefault(orderId, List.of());
    }

    /** The refunds of each order, oldest first, as their buyer sees them; orders without refunds are omitted. */
    public Map<UUID, List<RefundResponse>> listForBuyer(List<UUID> orderIds) {
        return list(orderIds, false);
    }

    private Map<UUID, List<RefundResponse>> list(List<UUID> orderIds, boolean forStaff) {
        return run(pipeline ->
                        pipeline.query(OF_ORDERS, RefundReader::read, pipeline.column("uuid", orderIds, id -> id)))
                .stream()
                .map(RefundResponse::of)
                .map(refund -> forStaff ? refund : refund.withoutReason())
                .collect(Collectors.groupingBy(RefundResponse::orderId));
    }

    private <T> T run(Pipeline.Statements<T> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw new IllegalStateException("could not read refunds", e);
        }
    }
}
