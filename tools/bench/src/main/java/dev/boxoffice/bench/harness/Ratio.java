package dev.boxoffice.bench.harness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A figure measured in several rounds. */
public record Ratio(double median, double min, double max) {

    public static Ratio of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Ratio(median, sorted[0], sorted[sorted.length - 1]);
    }

    public static Ratio of(List<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Divides the two values of each round. */
    public static Ratio between(List<Double> ours, List<Double> theirs) {
        return of(IntStream.range(0, ours.size())
                .mapToDouble(i -> ours.get(i) / theirs.get(i))
                .toArray());
    }
}
