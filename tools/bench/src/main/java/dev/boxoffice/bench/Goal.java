package dev.boxoffice.bench;

/** What a row is to reach. */
record Goal(String sign, double bound) {

    static Goal atLeast(double bound) {
        return new Goal("≥", bound);
    }

    static Goal atMost(double bound) {
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
