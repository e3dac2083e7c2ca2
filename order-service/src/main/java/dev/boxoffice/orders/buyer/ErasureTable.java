package dev.boxoffice.orders.buyer;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.WithArchive;
import dev.boxoffice.orders.order.Pseudonym;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The statements on {@code erasure} and on the orders of erased buyers. Each call without a pipeline is a transaction. */
@ApplicationScoped
class ErasureTable {

    private static final String IN_PROGRESS = """
            select id from orders
            where user_id = ? and (status in %s or exists (
                select from payment where order_id = orders.id and payment.status in ('PENDING', 'REFUND_PENDING'))
                or exists (select from refund where order_id = orders.id and refund.status = 'PENDING'))
            limit ?
            """.formatted(OrderStatus.OPEN_SQL);

    private static final String INSERT = """
            insert into erasure (id, buyer, requested_by, requested_at) values (?, ?, ?, clock_timestamp())
            """;

    private static final String COLUMNS = "select id, buyer, requested_at, finished_at, orders from erasure where ";

    private static final String OF_BUYER = COLUMNS + "buyer = ?";
    private static final String FIND = COLUMNS + "id = ?";
    private static final String RUNNING = COLUMNS + "buyer is not null order by requested_at";

    private static final String ORDERS = """
            select id from %s o where user_id = ? and created_at < ?::timestamptz order by created_at limit ?
            """.formatted(WithArchive.ORDERS);

    private static final String FINISH = """
            update erasure set buyer = null, finished_at = clock_timestamp(),
                orders = (select count(*) from %s o where user_id = ?)
            where id = ? and buyer is not null
            """.formatted(WithArchive.ORDERS);

    private final DataSource dataSource;

    ErasureTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A request to erase a buyer.
     *
     * @param buyer {@code null} when it is finished
     * @param orders the number of orders with the pseudonym; {@code null} until it is finished
     */
    record Erasure(UUID id, String buyer, Instant requestedAt, Instant finishedAt, Long orders) {

        String pseudonym() {
            return Pseudonym.of(id);
        }
    }

    static Supplier<List<UUID>> inProgress(Pipeline pipeline, String buyer, int limit) {
        return pipeline.query(IN_PROGRESS, ErasureTable::ids, buyer, limit);
    }

    static Supplier<List<Erasure>> running(Pipeline pipeline, String buyer) {
        return pipeline.query(OF_BUYER, ErasureTable::erasures, buyer);
    }

    static void insert(Pipeline pipeline, UUID id, String buyer, String operator) {
        pipeline.add(INSERT, id, buyer, operator);
    }

    Optional<Erasure> find(UUID id) {
        return run(pipeline -> pipeline.query(FIND, ErasureTable::erasures, id)).stream()
                .findFirst();
    }

    List<Erasure> running() {
        return run(pipeline -> pipeline.query(RUNNING, ErasureTable::erasures));
    }

    /** Returns orders that the erasure still has to change, oldest first. */
    List<UUID> orders(Erasure erasure, int limit) {
        return run(pipeline -> pipeline.query(
                ORDERS,
                ErasureTable::ids,
                erasure.buyer(),
                erasure.requestedAt().toString(),
                limit));
    }

    /** Removes the buyer from the erasure. */
    void finish(Erasure erasure) {
        run(pipeline -> {
            pipeline.add(FINISH, erasure.pseudonym(), erasure.id());
            return () -> null;
        });
    }

    private static List<UUID> ids(ResultSet rows) throws SQLException {
        var ids = new ArrayList<UUID>();
        while (rows.next()) {
            ids.add(rows.getObject(1, UUID.class));
        }
        return ids;
    }

    private static List<Erasure> erasures(ResultSet rows) throws SQLException {
        var found = new ArrayList<Erasure>();
        while (rows.next()) {
            OffsetDateTime finishedAt = rows.getObject(4, OffsetDateTime.class);
            found.add(new Erasure(
                    rows.getObject(1, UUID.class),
                    rows.getString(2),
                    rows.getObject(3, OffsetDateTime.class).toInstant(),
                    finishedAt == null ? null : finishedAt.toInstant(),
                    rows.getObject(5, Long.class)));
        }
        return found;
    }

    private <T> T run(Pipeline.Statements<T> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw new IllegalStateException("could not access erasures", e);
        }
    }
}
