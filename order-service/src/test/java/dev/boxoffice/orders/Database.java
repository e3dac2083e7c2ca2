package dev.boxoffice.orders;

import dev.boxoffice.testing.OwnerSql;

/** Runs SQL on order-service's tables as their owner. Tests call {@link OrderRows} and its siblings instead. */
public final class Database {

    private static final OwnerSql OWNER = new OwnerSql("orders");

    private Database() {}

    /** The first column of the first row; {@code null} when there is no row. */
    public static Object query(String sql, Object... parameters) {
        return OWNER.query(sql, parameters);
    }

    public static long count(String sql, Object... parameters) {
        return OWNER.count(sql, parameters);
    }

    public static int update(String sql, Object... parameters) {
        return OWNER.update(sql, parameters);
    }
}
