package dev.boxoffice.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A figure of several rounds. */
record Ratio(double median, double min, double max) {

    static Ratio of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Ratio(median, sorted[0], sorted[sorted.length - 1]);
    }

    static Ratio of(List<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** What was measured in the same round is divided. */
    static Ratio between(List<Double> ours, List<Double> theirs) {
        return of(IntStream.range(0, ours.size())
                .mapToDouble(i -> ours.get(i) / theirs.get(i))
                .toArray());
    }
}
