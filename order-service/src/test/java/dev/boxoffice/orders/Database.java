package dev.boxoffice.orders;

import dev.boxoffice.testing.Stack;
import java.sql.SQLException;

/** Looks into and behind the service's tables. */
public final class Database {

    private Database() {}

    /** The first column of the first row. */
    public static Object ask(String sql, Object... parameters) {
        try (var connection = Stack.ownerConnection("orders");
                var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getObject(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static long count(String sql, Object... parameters) {
        return ((Number) ask(sql, parameters)).longValue();
    }

    public static int change(String sql, Object... parameters) {
        try (var connection = Stack.ownerConnection("orders");
                var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
