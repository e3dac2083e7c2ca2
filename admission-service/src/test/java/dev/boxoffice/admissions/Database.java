package dev.boxoffice.admissions;

import dev.boxoffice.testing.OwnerSql;

/** Runs SQL on admission-service's tables as their owner. */
public final class Database {

    private static final OwnerSql OWNER = new OwnerSql("admissions");

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
