package dev.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who may call which operation of a service: the table of {@code docs/access}.
 *
 * @param callers the columns
 */
public record AccessMatrix(List<String> callers, List<Row> rows) {

    private static final String OK = "ok";
    private static final int SUCCESS = 200;
    private static final String LINE_START = "| ";
    private static final int FIRST_CALLER = 2;

    /**
     * An operation on one kind of object.
     *
     * @param operation method and path template
     * @param object what the operation is applied to
     * @param outcomes one per caller: {@code ok} or a status
     */
    public record Row(String operation, String object, List<String> outcomes) {

        private static Row of(List<String> cells) {
            return new Row(cells.get(0).replace("`", ""), cells.get(1), cells.subList(FIRST_CALLER, cells.size()));
        }

        public String method() {
            return operation.substring(0, operation.indexOf(' '));
        }

        public String path() {
            return operation.substring(operation.indexOf(' ') + 1);
        }

        private int statusOf(String caller, List<String> callers) {
            String outcome = outcomes.get(callers.indexOf(caller));
            return outcome.equals(OK) ? SUCCESS : Integer.parseInt(outcome);
        }

        @Override
        public String toString() {
            return operation + " " + object;
        }
    }

    /** Reads the table of a service. */
    public static AccessMatrix of(String service) {
        try {
            List<List<String>> lines = Files.readAllLines(Path.of("..", "docs", "access", service + ".md")).stream()
                    .filter(line -> line.startsWith(LINE_START))
                    .map(AccessMatrix::cells)
                    .toList();
            List<String> heading = lines.getFirst();
            return new AccessMatrix(
                    heading.subList(FIRST_CALLER, heading.size()),
                    lines.stream().skip(1).map(Row::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    /** Returns the row of an operation on one kind of object. */
    public Row row(String operation, String object) {
        return rows.stream()
                .filter(row -> row.operation().equals(operation) && row.object().equals(object))
                .findFirst()
                .orElseThrow();
    }

    /** Fails if an operation of the running service has no row, or a row no operation. */
    public void assertListsEveryOperationOf(String address) {
        Set<String> operations = Endpoint.of(address).stream()
                .map(endpoint -> endpoint.method() + " " + endpoint.template())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = rows.stream().map(Row::operation).collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).isEqualTo(operations);
    }

    /**
     * Calls an operation as every caller and compares the outcomes with the row.
     *
     * @param status calls the operation as this caller and returns the status
     */
    public void assertOutcomes(Row row, Function<String, Integer> status) {
        List<String> outcomes =
                callers.stream().map(status).map(AccessMatrix::outcome).toList();

        assertThat(columns(outcomes)).as(row.toString()).isEqualTo(columns(row.outcomes()));
    }

    /** Fails if {@link #assertOutcomes} accepts an operation of which one caller evades the guard, or a table without a row. */
    public void assertDetectsMissingGuardsOf(String address) {
        for (Row row : rows) {
            for (String evading : callers) {
                String expected = row.outcomes().get(callers.indexOf(evading));
                if (!expected.equals(OK)) {
                    assertThatThrownBy(() -> assertOutcomes(
                                    row, caller -> caller.equals(evading) ? SUCCESS : row.statusOf(caller, callers)))
                            .isInstanceOf(AssertionError.class)
                            .hasMessageContaining(evading + ": " + OK);
                }
            }
        }
        var shorter = new AccessMatrix(callers, rows.subList(1, rows.size()));
        assertThatThrownBy(() -> shorter.assertListsEveryOperationOf(address))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(rows.getFirst().operation());
    }

    /** A conflict says that the caller may call the operation, but not in this state. */
    private static String outcome(int status) {
        return status / 100 == 2 || status == 409 ? OK : String.valueOf(status);
    }

    /** One line per caller, so that a failure shows which callers differ. */
    private String columns(List<String> outcomes) {
        var lines = new StringBuilder();
        for (int i = 0; i < callers.size(); i++) {
            lines.append(callers.get(i)).append(": ").append(outcomes.get(i)).append('\n');
        }
        return lines.toString();
    }
}
