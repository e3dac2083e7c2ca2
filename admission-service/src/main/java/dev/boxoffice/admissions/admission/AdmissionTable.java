package dev.boxoffice.admissions.admission;

import dev.boxoffice.database.Pipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Every change of an admission except at the door. Each method is one statement in the caller's transaction. */
@ApplicationScoped
class AdmissionTable {

    /** Bounds the time of a statement that inserts: an order may have many units. */
    static final int MAX_ROWS = 1_000;

    static final String RETURNING = " returning " + Admission.COLUMNS;

    private static final String INSERT = """
            insert into admission as a (id, order_id, ticket_id, number, holder_id, status, void_reason, version,
                                        generation, created_at, updated_at)
            select id, order_id, ticket_id, number, holder_id, status, void_reason, version, 1, now, now
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                as e (id, order_id, ticket_id, number, holder_id, status, void_reason, version),
                clock_timestamp() as now
            on conflict (id) do nothing
            """ + RETURNING;

    private static final String VOID = """
            update admission a
            set status = 'VOID', void_reason = ?, version = version + 1, updated_at = clock_timestamp()
            """;

    private static final String VOID_OF_ORDERS = VOID + "where a.order_id = any (?) and a.status = 'VALID'" + RETURNING;

    /** Counts the units that earlier refunds have voided, so that a repeated event voids nothing. */
    private static final String VOID_UNITS = VOID + """
            where a.status = 'VALID' and a.id in (
                select id from (
                    select v.id,
                        row_number() over (
                            partition by e.order_id, e.ticket_id
                            order by v.entry_id is not null, v.holder_id <> o.buyer_id, v.number desc) as place,
                        e.quantity - (
                            select count(*) from admission r
                            where r.order_id = e.order_id and r.ticket_id = e.ticket_id and r.void_reason = ?) as due
                    from unnest(?::uuid[], ?::uuid[], ?::int[]) as e (order_id, ticket_id, quantity)
                        join orders o on o.id = e.order_id
                        join admission v on v.order_id = e.order_id and v.ticket_id = e.ticket_id
                            and v.status = 'VALID') valid
                where place <= due)
            """ + RETURNING;

    /** Leaves locked admissions for the next call. */
    private static final String VOID_CALLED_OFF = VOID + """
            where a.id = any (array(
                select v.id from ticket t join admission v on v.ticket_id = t.id and v.status = 'VALID'
                where t.show_status = 'CALLED_OFF' limit ? for no key update of v skip locked))
            """ + RETURNING;

    /** Those of the buyer's other orders wait until these orders are erased. The order of the locks prevents deadlocks. */
    private static final String ERASE = """
            update admission a
            set holder_id = e.pseudonym, holder_name = null, version = version + 1, updated_at = clock_timestamp()
            from (
                select v.id, b.pseudonym
                from unnest(?::text[], ?::text[]) as b (buyer_id, pseudonym)
                    join admission v on v.holder_id = b.buyer_id
                    join orders o on o.id = v.order_id and o.buyer_id <> b.buyer_id
                order by v.id for no key update of v) e
            where a.id = e.id
            """ + RETURNING;

    /** The order of the locks prevents deadlocks. */
    private static final String CLAIM = """
            update admission a set holder_id = c.user_id, version = version + 1, updated_at = clock_timestamp()
            from (
                select v.id, e.user_id
                from unnest(?::uuid[], ?::text[], ?::text[]) as e (order_id, former_id, user_id)
                    join admission v on v.order_id = e.order_id and v.holder_id = e.former_id
                order by v.id for no key update of v) c
            where a.id = c.id
            """ + RETURNING;

    /** The order of the locks prevents deadlocks. */
    private static final String TAKE_OVER = """
            update admission a set holder_id = ?, version = version + 1, updated_at = clock_timestamp()
            where a.id = any (array(
                select id from admission where holder_id = ? and (?::uuid is null or order_id = ?::uuid)
                order by id limit ? for no key update))
            """ + RETURNING;

    private static final String FIND = "select " + Admission.COLUMNS + " from admission a where a.id = ?";
    private static final String LOCK = FIND + " for no key update";
    private static final String LOCK_VALID_OF_ORDERS = """
            select a.id from admission a where a.order_id = any (?) and a.status = 'VALID' order by a.id for no key update
            """;

    private static final String TRANSFER = """
            update admission a
            set holder_id = ?, holder_name = ?, generation = generation + 1, version = version + 1,
                updated_at = clock_timestamp()
            where a.id = ?
            """ + RETURNING;

    private static final String RENAME = """
            update admission a set holder_name = ?, version = version + 1, updated_at = clock_timestamp()
            where a.id = ?
            """ + RETURNING;

    private final DataSource dataSource;

    AdmissionTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Inserts admissions that do not exist yet. */
    List<Admission> insert(List<Issue> issues) {
        return run(pipeline -> pipeline.query(
                INSERT,
                AdmissionTable::read,
                pipeline.column("uuid", issues, Issue::id),
                pipeline.column("uuid", issues, Issue::orderId),
                pipeline.column("uuid", issues, Issue::ticketId),
                pipeline.column("int4", issues, Issue::number),
                pipeline.column("text", issues, Issue::holderId),
                pipeline.column("text", issues, Issue::status),
                pipeline.column("text", issues, Issue::reasonCode),
                pipeline.column("int8", issues, Issue::version)));
    }

    /** Voids the valid admissions of orders. */
    List<Admission> voidOfOrders(List<UUID> orderIds, VoidReason reason) {
        return run(pipeline -> pipeline.query(
                VOID_OF_ORDERS, AdmissionTable::read, reason.code(), pipeline.column("uuid", orderIds, id -> id)));
    }

    /** Locks the valid admissions of orders until the transaction ends, so that the next statement sees their entries. */
    void lockValidOfOrders(List<UUID> orderIds) {
        run(pipeline ->
                pipeline.query(LOCK_VALID_OF_ORDERS, rows -> List.of(), pipeline.column("uuid", orderIds, id -> id)));
    }

    /** Voids units of orders whose valid admissions are locked. */
    List<Admission> voidUnits(List<RefundedUnits> units) {
        return run(pipeline -> pipeline.query(
                VOID_UNITS,
                AdmissionTable::read,
                VoidReason.REFUNDED.code(),
                VoidReason.REFUNDED.code(),
                pipeline.column("uuid", units, RefundedUnits::orderId),
                pipeline.column("uuid", units, RefundedUnits::ticketId),
                pipeline.column("int4", units, RefundedUnits::quantity)));
    }

    /** Erases the buyers of orders that no longer name them. */
    List<Admission> erase(List<Erasure> erasures) {
        return run(pipeline -> pipeline.query(
                ERASE,
                AdmissionTable::read,
                pipeline.column("text", erasures, Erasure::buyerId),
                pipeline.column("text", erasures, Erasure::pseudonym)));
    }

    List<Admission> claim(List<Claim> claims) {
        return run(pipeline -> pipeline.query(
                CLAIM,
                AdmissionTable::read,
                pipeline.column("uuid", claims, Claim::orderId),
                pipeline.column("text", claims, Claim::formerId),
                pipeline.column("text", claims, Claim::userId)));
    }

    /** Gives up to {@code limit} admissions to another holder, of one order if it is given. */
    List<Admission> takeOver(String formerId, UUID orderId, String userId, int limit) {
        return query(TAKE_OVER, userId, formerId, orderId, orderId, limit);
    }

    /** Voids up to {@code limit} valid admissions of shows that are called off. */
    List<Admission> voidCalledOff(int limit) {
        return query(VOID_CALLED_OFF, VoidReason.CALLED_OFF.code(), limit);
    }

    Optional<Admission> find(UUID id) {
        return query(FIND, id).stream().findFirst();
    }

    /** Locks an admission until the transaction ends. */
    Optional<Admission> lock(UUID id) {
        return query(LOCK, id).stream().findFirst();
    }

    /** Gives a locked admission to a new holder. */
    Admission transfer(UUID id, String holderId, String holderName) {
        return query(TRANSFER, holderId, holderName, id).getFirst();
    }

    /** Changes the name of the holder of a locked admission. */
    Admission rename(UUID id, String holderName) {
        return query(RENAME, holderName, id).getFirst();
    }

    private List<Admission> query(String sql, Object... values) {
        return run(pipeline -> pipeline.query(sql, AdmissionTable::read, values));
    }

    private List<Admission> run(Pipeline.Statements<List<Admission>> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw new IllegalStateException("could not change admissions", e);
        }
    }

    static List<Admission> read(ResultSet rows) throws SQLException {
        var found = new ArrayList<Admission>();
        while (rows.next()) {
            found.add(Admission.read(rows));
        }
        return found;
    }
}
