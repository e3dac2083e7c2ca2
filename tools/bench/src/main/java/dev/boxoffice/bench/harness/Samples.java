package dev.boxoffice.bench.harness;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One sample per arm and round. */
public record Samples(Map<String, List<Sample>> byArm) {

    public double rate(String arm) {
        return figure(arm, Sample::perSecond).median();
    }

    /** Returns the rates of all rounds. */
    public Ratio perSecond(String arm) {
        return figure(arm, Sample::perSecond);
    }

    /** Returns the CPU time per operation in milliseconds. */
    public Ratio cpuMillis(String arm) {
        return figure(arm, Sample::cpuMillis);
    }

    /** Returns the rate of {@code arm} ÷ {@code reference}, divided round by round. */
    public Ratio ratio(String arm, String reference) {
        return Ratio.between(rates(arm), rates(reference));
    }

    private List<Double> rates(String arm) {
        return byArm.get(arm).stream().map(Sample::perSecond).toList();
    }

    private Ratio figure(String arm, ToDoubleFunction<Sample> figure) {
        return Ratio.of(byArm.get(arm).stream().mapToDouble(figure).toArray());
    }
}
