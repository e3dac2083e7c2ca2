package dev.boxoffice.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Sends several statements to the database in one round trip. They run in order: each sees the changes of the previous ones
 * and, at read committed, changes that other transactions have committed meanwhile.
 *
 * <p>The driver caches a pipeline by its joined text, so use the same statements in the same order.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-FLOW-PIPELINING">PostgreSQL, pipelining</a>
 */
public final class Pipeline {

    private final Connection connection;
    private final List<String> statements = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final List<Result<?>> results = new ArrayList<>();

    public Pipeline(Connection connection) {
        this.connection = connection;
    }

    /** Adds statements to a pipeline and returns how to build the result after it has run. */
    @FunctionalInterface
    public interface Statements<T> {
        Supplier<T> on(Pipeline pipeline) throws SQLException;
    }

    /** Runs the statements in the caller's transaction. */
    public static <T> T run(DataSource dataSource, Statements<T> statements) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return run(connection, statements);
        }
    }

    /** Runs the statements on the given connection. */
    public static <T> T run(Connection connection, Statements<T> statements) throws SQLException {
        var pipeline = new Pipeline(connection);
        Supplier<T> result = statements.on(pipeline);
        pipeline.run();
        return result.get();
    }

    /** Reads the rows of one statement. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Adds a statement and ignores its result. */
    public void add(String sql, Object... values) {
        query(sql, rows -> null, values);
    }

    /** Adds a statement and returns its result, which is available after {@link #run}. */
    public <T> Supplier<T> query(String sql, Reader<T> reader, Object... values) {
        statements.add(sql);
        parameters.addAll(Arrays.asList(values)); // values can be null
        var result = new Result<>(reader);
        results.add(result);
        return result;
    }

    /** Returns a column of {@code rows} as an array parameter of the given PostgreSQL type. */
    public <T> Array column(String type, List<T> rows, Function<T, ?> column) throws SQLException {
        return SqlArrays.column(connection, type, rows, column);
    }

    /** Runs all statements. The first failure stops the pipeline, and the transaction can only be rolled back. */
    public void run() throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (PreparedStatement all = connection.prepareStatement(String.join(";", statements))) {
            for (int i = 0; i < parameters.size(); i++) {
                all.setObject(i + 1, parameters.get(i));
            }
            all.execute();
            for (Result<?> result : results) {
                try (ResultSet rows = all.getResultSet()) {
                    result.read(rows);
                }
                all.getMoreResults();
            }
        }
    }

    private static final class Result<T> implements Supplier<T> {

        private final Reader<T> reader;
        private boolean available;
        private T value;

        Result(Reader<T> reader) {
            this.reader = reader;
        }

        void read(ResultSet rows) throws SQLException {
            value = reader.read(rows);
            available = true;
        }

        @Override
        public T get() {
            if (!available) {
                throw new IllegalStateException("the pipeline has not run yet");
            }
            return value;
        }
    }
}
