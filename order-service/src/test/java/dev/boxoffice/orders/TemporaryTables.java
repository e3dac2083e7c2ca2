package dev.boxoffice.orders;

import dev.boxoffice.testing.Stack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Copies of tables in which a test checks PostgreSQL's plans.
 *
 * <p>They replace the shared tables on a connection of the test's own. Other tests and autovacuum change neither their rows nor
 * their statistics, so the plans are the same in each run.
 */
public final class TemporaryTables implements AutoCloseable {

    /** Begins a statement whose plan is wanted, with the numbers of rows. */
    public static final String EXPLAIN = "explain (analyze, costs off, timing off, buffers off) ";

    private final Connection connection;
    private final List<String> tables;

    private TemporaryTables(Connection connection, List<String> tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** Empty tables with the columns, constraints and indexes of the shared ones, without their triggers. */
    public static TemporaryTables of(String... names) throws SQLException {
        var tables = new TemporaryTables(Stack.ownerConnection("orders"), List.of(names));
        for (String name : names) {
            tables.execute("create temporary table %1$s (like public.%1$s including all)".formatted(name));
        }
        return tables;
    }

    public Connection connection() {
        return connection;
    }

    public void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Completes the tables: updates their statistics, and plans as on the service's connections from now on. */
    public void analyze() throws SQLException {
        analyze(tables);
    }

    /** Like {@link #analyze()}, but the other tables remain without statistics, as before their first rows. */
    public void analyze(List<String> filled) throws SQLException {
        execute("vacuum analyze " + String.join(", ", filled));
        execute("set enable_seqscan = off");
    }

    /** The plan for these parameters, with the numbers of rows that it has read. */
    public String plan(String sql, Object... parameters) throws SQLException {
        try (var explain = connection.prepareStatement(EXPLAIN + sql)) {
            for (int i = 0; i < parameters.length; i++) {
                explain.setObject(i + 1, parameters[i]);
            }
            return read(explain);
        }
    }

    /** The plan of a prepared {@link #EXPLAIN}. */
    public static String read(PreparedStatement explain) throws SQLException {
        try (ResultSet lines = explain.executeQuery()) {
            return text(lines);
        }
    }

    /**
     * The generic plan, which a connection keeps for all values.
     *
     * @param values SQL expressions for the parameters
     */
    public String genericPlan(String query, String values) throws SQLException {
        String numbered = query;
        for (int i = 1; numbered.contains("?"); i++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + i);
        }
        execute("set plan_cache_mode = force_generic_plan");
        execute("prepare query as " + numbered);
        try (var statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("explain execute query (%s)".formatted(values))) {
            return text(lines);
        } finally {
            execute("deallocate query");
        }
    }

    private static String text(ResultSet lines) throws SQLException {
        var plan = new StringBuilder();
        while (lines.next()) {
            plan.append(lines.getString(1)).append('\n');
        }
        return plan.toString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
