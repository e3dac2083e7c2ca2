package dev.boxoffice.bench.harness;

/** The bound that a row has to reach. */
public record Goal(String sign, double bound) {

    public static Goal atLeast(double bound) {
        return new Goal("≥", bound);
    }

    public static Goal atMost(double bound) {
        return new Goal("≤", bound);
    }

    boolean isMetBy(double value) {
        return sign.equals("≥") ? value >= bound : value <= bound;
    }

    @Override
    public String toString() {
        return sign + " " + (bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound));
    }
}
