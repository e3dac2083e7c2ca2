package dev.boxoffice.orders.calloff;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The statements on shows that are called off and on their orders. Each call is a transaction. */
@ApplicationScoped
class CallOffTable {

    /** Before every order. */
    static final UUID FIRST_ID = new UUID(0, 0);

    private static final String COLUMNS = """
            select show_id, revision, started_at, finished_at, array(
                select id from ticket where ticket.show_id = call_off.show_id and show_status = 'CALLED_OFF') as tickets
            from call_off where""";

    private static final String RUNNING = COLUMNS + " finished_at is null order by started_at, show_id";

    private static final String FIND = COLUMNS + " show_id = ?";

    private static final String OWNERS = "select organiser_id, seller_id from ticket where show_id = ?";

    /** Several checks in a row have failed for a stuck refund, which must not stop the others. Uses the index of pending refunds. */
    private static final String COUNT_UNSENT = """
            select count(*) from refund r join payment p on p.id = r.payment_id
            where r.status = 'PENDING' and r.called_off_show is not null and r.provider_reference is null and p.checks < 3
            """;

    private static final String PROGRESSED =
            "update call_off set progressed_at = clock_timestamp() where show_id = ? and finished_at is null";

    /** The latest of all, because a show makes no progress while older ones use the limit of refunds. */
    private static final String LATEST_PROGRESS = """
            select coalesce(extract(epoch from clock_timestamp() - max(progressed_at)), 0) from call_off
            where finished_at is null
            """;

    private final DataSource dataSource;

    CallOffTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A show that is called off.
     *
     * @param revision grows with each ticket that the replica learns about
     * @param finishedAt {@code null} while orders or refunds are left
     * @param tickets the tickets that the replica knows as called off
     */
    record CallOff(UUID showId, long revision, Instant startedAt, Instant finishedAt, Set<UUID> tickets) {}

    /** Who offers a ticket of a show; {@code organiserId} is {@code null} for a ticket from before there were organisers. */
    record Owner(UUID organiserId, String sellerId) {}

    /** What became of the orders of a show, and the money that its call-off has returned. */
    record Progress(CallOffResponse.Orders orders, List<Money> refunded) {}

    /** The call-offs that are not finished, oldest first. */
    List<CallOff> running() {
        return run(pipeline -> pipeline.query(RUNNING, CallOffTable::callOffs));
    }

    Optional<CallOff> find(UUID showId) {
        return run(pipeline -> pipeline.query(FIND, CallOffTable::callOffs, showId)).stream()
                .findFirst();
    }

    List<Owner> owners(UUID showId) {
        return run(pipeline -> pipeline.query(
                OWNERS,
                rows -> {
                    var owners = new ArrayList<Owner>();
                    while (rows.next()) {
                        owners.add(new Owner(rows.getObject(1, UUID.class), rows.getString(2)));
                    }
                    return owners;
                },
                showId));
    }

    /** Open orders with a ticket of the show, whose ids are greater than {@code after}. */
    List<UUID> toCancel(UUID showId, UUID after, int limit) {
        return orders(CallOffSql.TO_CANCEL, showId, showId, after, limit, limit);
    }

    /** Paid orders with something to refund, whose ids are greater than {@code after}. */
    List<UUID> toRefund(UUID showId, UUID after, int limit) {
        return orders(CallOffSql.TO_REFUND, showId, showId, after, limit, after, limit, limit);
    }

    private List<UUID> orders(String sql, Object... parameters) {
        return run(pipeline -> pipeline.query(
                sql,
                rows -> {
                    var ids = new ArrayList<UUID>();
                    while (rows.next()) {
                        ids.add(rows.getObject(1, UUID.class));
                    }
                    return ids;
                },
                parameters));
    }

    /** Refunds of all call-offs that no provider has accepted yet, except those that are stuck. */
    long countUnsent() {
        return run(pipeline -> pipeline.query(COUNT_UNSENT, CallOffTable::count));
    }

    /** Refunds of orders of the show that have not ended. */
    long countPending(UUID showId) {
        return run(pipeline -> pipeline.query(CallOffSql.COUNT_PENDING, CallOffTable::count, showId, showId));
    }

    void progressed(UUID showId) {
        run(pipeline -> {
            pipeline.add(PROGRESSED, showId);
            return () -> null;
        });
    }

    /**
     * Returns false if an order has to change, a refund of one is pending, or the replica has learned about another ticket
     * meanwhile.
     */
    boolean finish(CallOff callOff) {
        UUID show = callOff.showId();
        Object[] toCancel = {show, show, FIRST_ID, 1, 1};
        Object[] toRefund = {show, show, FIRST_ID, 1, FIRST_ID, 1, 1};
        Object[] pending = {show, show};
        Object[] parameters = Stream.of(new Object[] {show, callOff.revision()}, toCancel, toRefund, pending)
                .flatMap(Stream::of)
                .toArray();
        return run(pipeline -> pipeline.query(CallOffSql.FINISH, ResultSet::next, parameters));
    }

    /** Seconds since any running call-off changed an order or a refund; 0 if none is running. */
    double idleSeconds() {
        return run(pipeline -> pipeline.query(LATEST_PROGRESS, rows -> {
            rows.next();
            return rows.getDouble(1);
        }));
    }

    Progress progress(UUID showId) {
        return run(pipeline -> {
            Supplier<CallOffResponse.Orders> orders =
                    pipeline.query(CallOffSql.COUNT, CallOffTable::orders, showId, showId, showId, showId);
            Supplier<List<Money>> refunded = pipeline.query(CallOffSql.REFUNDED, CallOffTable::money, showId);
            return () -> new Progress(orders.get(), refunded.get());
        });
    }

    private static CallOffResponse.Orders orders(ResultSet rows) throws SQLException {
        rows.next();
        return new CallOffResponse.Orders(
                rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5));
    }

    private static List<Money> money(ResultSet rows) throws SQLException {
        var found = new ArrayList<Money>();
        while (rows.next()) {
            found.add(new Money(rows.getLong(2), rows.getString(1)));
        }
        return found;
    }

    private static long count(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }

    private static List<CallOff> callOffs(ResultSet rows) throws SQLException {
        var found = new ArrayList<CallOff>();
        while (rows.next()) {
            OffsetDateTime finishedAt = rows.getObject("finished_at", OffsetDateTime.class);
            found.add(new CallOff(
                    rows.getObject("show_id", UUID.class),
                    rows.getLong("revision"),
                    rows.getObject("started_at", OffsetDateTime.class).toInstant(),
                    finishedAt == null ? null : finishedAt.toInstant(),
                    Set.of((UUID[]) rows.getArray("tickets").getArray())));
        }
        return found;
    }

    private <T> T run(Pipeline.Statements<T> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw new IllegalStateException("could not access shows that are called off", e);
        }
    }
}
