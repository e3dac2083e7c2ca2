package dev.boxoffice.outbox;

import java.util.ArrayList;
import java.util.List;

/** Ranges of consecutive numbers, which are shorter than the list of numbers. */
final class SeqRanges {

    private final List<Long> first = new ArrayList<>();
    private final List<Long> last = new ArrayList<>();

    /** The numbers must ascend. */
    static SeqRanges of(List<Long> numbers) {
        var ranges = new SeqRanges();
        long previous = Long.MIN_VALUE;
        for (long number : numbers) {
            if (ranges.isEmpty() || number != previous + 1) {
                ranges.first.add(number);
                ranges.last.add(number);
            } else {
                ranges.last.set(ranges.last.size() - 1, number);
            }
            previous = number;
        }
        return ranges;
    }

    boolean isEmpty() {
        return first.isEmpty();
    }

    List<Long> first() {
        return first;
    }

    List<Long> last() {
        return last;
    }
}
