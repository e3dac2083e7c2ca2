package dev.boxoffice.bench;

import java.util.Arrays;

/** A figure of several rounds. */
record Ratio(double median, double min, double max) {

    static Ratio of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Ratio(median, sorted[0], sorted[sorted.length - 1]);
    }
}
