package dev.boxoffice.bench;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What was measured: for each arm a sample of each round. */
record Samples(Map<String, List<Sample>> byArm) {

    double rate(String arm) {
        return median(arm, Sample::perSecond);
    }

    double cpuMillis(String arm) {
        return median(arm, Sample::cpuMillis);
    }

    /** Rates of {@code arm} ÷ {@code reference}, taken within each round. */
    Ratio ratio(String arm, String reference) {
        List<Sample> ours = byArm.get(arm);
        List<Sample> theirs = byArm.get(reference);
        return Ratio.of(IntStream.range(0, ours.size())
                .mapToDouble(i -> ours.get(i).perSecond() / theirs.get(i).perSecond())
                .toArray());
    }

    private double median(String arm, ToDoubleFunction<Sample> figure) {
        return Ratio.of(byArm.get(arm).stream().mapToDouble(figure).toArray()).median();
    }
}
