package dev.boxoffice.bench.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints progress, the final table, and one JSON line per row. */
public final class Report {

    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();

    /** A comparison with its figure and its goal; {@code goal} is {@code null} for rows without one. */
    private record Row(String bench, String arm, Ratio ratio, Goal goal) {

        String verdict() {
            return goal == null ? "" : goal.isMetBy(ratio.median()) ? "met" : "MISSED";
        }
    }

    public Report(PrintStream out) {
        this.out = out;
    }

    public void progress(String line) {
        out.println("  " + line);
    }

    public void headline(String line) {
        out.println();
        out.println(line);
    }

    /** Prints absolute rates and costs, which are not comparable between machines. */
    public void arms(Samples samples) {
        out.println();
        out.printf("  %-44s %12s %16s%n", "arm", "median/s", "CPU ms each");
        for (String arm : samples.byArm().keySet()) {
            out.printf(
                    "  %-44s %12s %16.3f%n",
                    arm, rate(samples.rate(arm)), samples.cpuMillis(arm).median());
        }
    }

    /** Formats a rate; rates below ten keep three significant digits. */
    public static String rate(double perSecond) {
        return (perSecond < 10 ? "%.3g" : "%,.0f").formatted(perSecond);
    }

    public void row(String bench, String arm, Ratio ratio, Goal goal) {
        var row = new Row(bench, arm, ratio, goal);
        rows.add(row);
        print(row);
    }

    public void table() {
        headline("%-10s %-58s %9s %19s %8s".formatted("bench", "row", "median", "min – max", "goal"));
        rows.forEach(this::print);
    }

    private void print(Row row) {
        Ratio ratio = row.ratio();
        out.printf(
                "%-10s %-58s %9.3g %8.3g – %8.3g %8s %s%n",
                row.bench(),
                row.arm(),
                ratio.median(),
                ratio.min(),
                ratio.max(),
                row.goal() == null ? "" : row.goal(),
                row.verdict());
    }

    public void json() {
        var json = new ObjectMapper();
        try {
            for (Row row : rows) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("bench", row.bench());
                line.put("arm", row.arm());
                line.put("ratio", rounded(row.ratio().median()));
                line.put("min", rounded(row.ratio().min()));
                line.put("max", rounded(row.ratio().max()));
                out.println(json.writeValueAsString(line));
            }
        } catch (JsonProcessingException e) {
            throw new BenchException("cannot write the rows as JSON", e);
        }
    }

    /** Returns {@code null} if a cold system completed no operation in time. */
    private static BigDecimal rounded(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        return new BigDecimal(value).round(new MathContext(4));
    }
}
