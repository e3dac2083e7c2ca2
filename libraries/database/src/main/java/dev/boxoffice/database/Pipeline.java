package dev.boxoffice.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Statements that go to the database together, so that a transaction waits for it once and not once for each. They run one
 * after the other: each sees what those before it did and, read committed, what others have committed meanwhile.
 *
 * <p>The driver knows them by their texts together, so the same ones should come in the same order again and again.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-FLOW-PIPELINING">PostgreSQL, pipelining</a>
 */
public final class Pipeline {

    private final Connection connection;
    private final List<String> statements = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final List<Answer<?>> answers = new ArrayList<>();

    public Pipeline(Connection connection) {
        this.connection = connection;
    }

    /** Statements, and what is made of what they answer. */
    @FunctionalInterface
    public interface Statements<T> {
        Supplier<T> on(Pipeline pipeline) throws SQLException;
    }

    /** Runs statements alone, in the caller's transaction. */
    public static <T> T run(DataSource dataSource, Statements<T> statements) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return run(connection, statements);
        }
    }

    /** The same on a connection that the caller has. */
    public static <T> T run(Connection connection, Statements<T> statements) throws SQLException {
        var pipeline = new Pipeline(connection);
        Supplier<T> answer = statements.on(pipeline);
        pipeline.run();
        return answer.get();
    }

    /** What becomes of a result. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Adds one statement whose result nobody needs. */
    public void add(String sql, Object... values) {
        ask(sql, rows -> null, values);
    }

    /** Adds one statement and returns what its rows will have become after {@link #run}; not to be asked before. */
    public <T> Supplier<T> ask(String sql, Reader<T> reader, Object... values) {
        statements.add(sql);
        parameters.addAll(List.of(values));
        var answer = new Answer<>(reader);
        answers.add(answer);
        return answer;
    }

    /** A column of {@code rows} as a parameter; {@link SqlArrays} says of which types. */
    public <T> Array column(String type, List<T> rows, Function<T, ?> column) throws SQLException {
        return SqlArrays.column(connection, type, rows, column);
    }

    /** Runs them all; the first to fail ends it, and leaves the transaction good for nothing but its rollback. */
    public void run() throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (PreparedStatement all = connection.prepareStatement(String.join(";", statements))) {
            for (int i = 0; i < parameters.size(); i++) {
                all.setObject(i + 1, parameters.get(i));
            }
            all.execute();
            for (Answer<?> answer : answers) {
                try (ResultSet rows = all.getResultSet()) {
                    answer.read(rows);
                }
                all.getMoreResults();
            }
        }
    }

    private static final class Answer<T> implements Supplier<T> {

        private final Reader<T> reader;
        private boolean answered;
        private T value;

        Answer(Reader<T> reader) {
            this.reader = reader;
        }

        void read(ResultSet rows) throws SQLException {
            value = reader.read(rows);
            answered = true;
        }

        @Override
        public T get() {
            if (!answered) {
                throw new IllegalStateException("asked for an answer before the pipeline ran");
            }
            return value;
        }
    }
}
