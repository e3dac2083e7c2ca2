package dev.boxoffice.orders;

import java.util.UUID;

/** Reads and steers the rows of the pool replica behind the service's back. */
public final class PoolRows {

    private PoolRows() {}

    /** {@code null} while the replica does not have the pool. */
    public static Long version(UUID pool) {
        return (Long) Database.query("select version from pool where id = ?", pool);
    }

    public static int held(UUID pool) {
        return (int) Database.count("select held from pool where id = ?", pool);
    }

    public static int sold(UUID pool) {
        return (int) Database.count("select sold from pool where id = ?", pool);
    }

    public static int allotment(UUID pool) {
        return (int) Database.count("select allotment from pool where id = ?", pool);
    }

    /** How many units open orders hold in the pool, according to the orders themselves. */
    public static long heldByOrders(UUID pool) {
        return Database.count("""
                select coalesce(sum(quantity), 0) from order_item join orders on orders.id = order_id
                where ? = any (pool_ids) and status in ('CREATED', 'AWAITING_PAYMENT')
                """, pool);
    }

    /** Every column of the row, as text. */
    public static String contents(UUID pool) {
        return (String) Database.query("select pool::text from pool where id = ?", pool);
    }

    /** The columns that an event of ticket-service decides, and the stock; as text. */
    public static String contentsWithoutStockVersion(UUID pool) {
        return (String) Database.query("""
                select concat_ws(' ', show_id, name, capacity, version, allotment, held, sold) from pool where id = ?
                """, pool);
    }

    /** Assigns columns values that contradict the row's version. */
    public static void corrupt(UUID pool, String assignment) {
        Database.update("update pool set " + assignment + " where id = ?", pool);
    }

    public static void delete(UUID pool) {
        Database.update("delete from pool where id = ?", pool);
    }
}
