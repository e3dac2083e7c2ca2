package dev.boxoffice.bench.harness;

/** The bound that a row has to reach. */
public record Goal(String sign, double bound) {

    public static Goal atLeast(double bound) {
        return new Goal("≥", bound);
    }

    public static Goal atMost(double bound) {
        return new Goal("≤", bound);
    }

    /** A value that is not finite comes from an arm that did nothing, and meets no goal. */
    boolean isMetBy(double value) {
        return Double.isFinite(value) && (sign.equals("≥") ? value >= bound : value <= bound);
    }

    @Override
    public String toString() {
        return sign + " " + (bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound));
    }
}
