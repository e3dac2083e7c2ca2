package dev.boxoffice.bench.lag;

import java.util.List;
import java.util.Map;

/** The sorted delays between two timestamps of each key, in microseconds. */
record Lags(List<Long> sorted) {

    static Lags between(Map<String, Long> from, Map<String, Long> to) {
        return new Lags(from.entrySet().stream()
                .map(key -> to.get(key.getKey()) - key.getValue())
                .sorted()
                .toList());
    }

    double millis(double quantile) {
        return sorted.get((int) Math.ceil(quantile * sorted.size()) - 1) / 1_000.0;
    }

    double p99() {
        return millis(0.99);
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p99 %.1f ms".formatted(millis(0.5), p99());
    }
}
