package dev.boxoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.database.Pipeline;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class PipelineTest {

    private static final String READ = "select current_setting('boxoffice.thing', true)";

    @Inject
    DataSource dataSource;

    @Test
    void runsStatementsInOrder() {
        inTransaction(connection -> {
            var pipeline = new Pipeline(connection);
            Supplier<String> before = pipeline.query(READ, PipelineTest::text);
            pipeline.add("select set_config('boxoffice.thing', ?, true)", "cat; dog");
            Supplier<String> after = pipeline.query(READ, PipelineTest::text);
            Supplier<Long> count = pipeline.query(
                    "select count(*) from unnest(?::text[])",
                    PipelineTest::number,
                    pipeline.column("text", List.of("ape", "bee", "cat; dog"), name -> name));
            pipeline.run();

            assertThat(before.get()).isNullOrEmpty();
            assertThat(after.get()).isEqualTo("cat; dog");
            assertThat(count.get()).isEqualTo(3);
        });
    }

    @Test
    void letsTheServerPrepareRepeatedStatements() {
        inTransaction(connection -> {
            for (int i = 0; i < 20; i++) {
                var pipeline = new Pipeline(connection);
                Supplier<Long> one = pipeline.query("select ?::bigint + 1 as pipelined", PipelineTest::number, 1L);
                Supplier<Long> two = pipeline.query("select ?::bigint + 2 as pipelined", PipelineTest::number, 1L);
                pipeline.run();
                assertThat(List.of(one.get(), two.get())).containsExactly(2L, 3L);
            }

            long prepared =
                    number("select count(*) from pg_prepared_statements where statement like ?", "%as pipelined%");
            assertThat(prepared).isEqualTo(2);
        });
    }

    @Test
    void failsWithTheFirstErrorAndRollsBack() {
        UUID key = UUID.randomUUID();
        assertThatThrownBy(() -> inTransaction(connection -> {
                    var pipeline = new Pipeline(connection);
                    pipeline.add("select pg_advisory_xact_lock(hashtext(?))", key.toString());
                    pipeline.add("select 1 / ?::integer", 0);
                    pipeline.add("select no_such_function(?)", key.toString());
                    pipeline.run();
                }))
                .hasRootCauseInstanceOf(SQLException.class)
                .rootCause()
                .extracting(failure -> ((SQLException) failure).getSQLState())
                .isEqualTo("22012"); // division_by_zero

        inTransaction(connection -> {
            long free = number("select pg_try_advisory_xact_lock(hashtext(?))::int", key.toString());
            assertThat(free).isEqualTo(1);
        });
    }

    @Test
    void refusesResultsBeforeTheRun() {
        inTransaction(connection -> {
            Supplier<Long> early = new Pipeline(connection).query("select 1", PipelineTest::number);

            assertThatThrownBy(early::get).isInstanceOf(IllegalStateException.class);
        });
    }

    private long number(String sql, String value) throws SQLException {
        return Pipeline.run(dataSource, pipeline -> pipeline.query(sql, PipelineTest::number, value));
    }

    private static String text(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getString(1);
    }

    private static long number(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void inTransaction(Work work) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = dataSource.getConnection()) {
                work.on(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
