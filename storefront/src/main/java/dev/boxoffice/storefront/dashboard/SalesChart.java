package dev.boxoffice.storefront.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A bar chart of units sold by day, in the units of its drawing.
 *
 * @param ticks of the vertical axis, from zero upwards
 */
record SalesChart(List<Bar> bars, List<Tick> ticks) {

    static final int WIDTH = 480;
    static final int HEIGHT = 200;
    static final int LEFT = 60;
    static final int TOP = 20;
    static final int BOTTOM = 170;

    private static final int STEPS = 4;
    private static final int DAYS_PER_LABEL = 7;

    /**
     * One day.
     *
     * @param labelled whether its date is written below
     * @param highest whether its value is written above
     */
    record Bar(LocalDate day, long sold, int x, int y, int width, int height, boolean labelled, boolean highest) {

        public int middle() {
            return x + width / 2;
        }

        public int above() {
            return y - 5;
        }
    }

    /** A horizontal line with its value. */
    record Tick(long value, int y) {

        public int below() {
            return y + 6;
        }
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    public int left() {
        return LEFT;
    }

    public int labelY() {
        return BOTTOM + 22;
    }

    public int textX() {
        return LEFT - 6;
    }

    static SalesChart of(List<DailySales> days) {
        long most = days.stream().mapToLong(DailySales::sold).max().orElse(0);
        long step = step(most);
        long top = step * Math.max(1, Math.ceilDiv(most, step));
        int slot = (WIDTH - LEFT) / days.size();
        List<Bar> bars = IntStream.range(0, days.size())
                .mapToObj(i -> {
                    DailySales day = days.get(i);
                    int y = y(day.sold(), top);
                    boolean labelled = (days.size() - 1 - i) % DAYS_PER_LABEL == 0;
                    boolean highest = most > 0 && day.sold() == most;
                    return new Bar(
                            day.day(), day.sold(), LEFT + i * slot + 1, y, slot - 2, BOTTOM - y, labelled, highest);
                })
                .toList();
        List<Tick> ticks = IntStream.rangeClosed(0, Math.toIntExact(top / step))
                .mapToObj(i -> new Tick(i * step, y(i * step, top)))
                .toList();
        return new SalesChart(bars, ticks);
    }

    private static int y(long value, long top) {
        return BOTTOM - Math.toIntExact(Math.ceilDiv(value * (BOTTOM - TOP), top));
    }

    /** A round number that divides the axis into few parts: 1, 2 or 5 times a power of ten. */
    private static long step(long most) {
        long power = 1;
        while (true) {
            for (long factor : new long[] {1, 2, 5}) {
                if (factor * power * STEPS >= most) {
                    return factor * power;
                }
            }
            power *= 10;
        }
    }
}
