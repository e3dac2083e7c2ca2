package dev.boxoffice.bench.life;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Ratio;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The time from the transaction that completes an order until the transaction that issues its admissions. */
final class IssueLag {

    private static final String COMPLETED =
            "select order_id, extract(epoch from at)::float8 from order_transition where to_status = 'COMPLETE'";

    private final LocalSystem system;
    private final List<Double> percentiles = new ArrayList<>();

    IssueLag(LocalSystem system) {
        this.system = system;
    }

    /** Adds the 99th percentile of the stored orders, once all of them have their admissions. */
    void measure() throws SQLException, InterruptedException {
        Map<UUID, Double> completed = times("orders", COMPLETED);
        double[] lags = lags(completed);
        for (long waited = 0; lags.length < completed.size(); waited += 200) {
            if (waited > TimeUnit.MINUTES.toMillis(1)) {
                throw new BenchException(
                        "only %d of %d paid orders have admissions".formatted(lags.length, completed.size()));
            }
            Thread.sleep(200);
            lags = lags(completed);
        }
        percentiles.add(lags.length == 0 ? Double.NaN : lags[(int) Math.ceil(lags.length * 0.99) - 1]);
    }

    /** Returns the 99th percentiles of all rounds in seconds. */
    Ratio seconds() {
        return Ratio.of(percentiles);
    }

    private double[] lags(Map<UUID, Double> completed) throws SQLException {
        double first = completed.values().stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        Map<UUID, Double> issued = times(
                "admissions",
                "select order_id, extract(epoch from created_at)::float8 from admission"
                        + " where number = 1 and created_at >= to_timestamp(%s)".formatted(first));
        return completed.entrySet().stream()
                .filter(order -> issued.containsKey(order.getKey()))
                .mapToDouble(order -> issued.get(order.getKey()) - order.getValue())
                .sorted()
                .toArray();
    }

    private Map<UUID, Double> times(String database, String query) throws SQLException {
        Map<UUID, Double> times = new HashMap<>();
        try (var connection = system.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                times.put(rows.getObject(1, UUID.class), rows.getDouble(2));
            }
        }
        return times;
    }
}
