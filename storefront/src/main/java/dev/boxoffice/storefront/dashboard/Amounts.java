package dev.boxoffice.storefront.dashboard;

import dev.boxoffice.storefront.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds amounts of each currency, because amounts of different currencies have no sum. */
final class Amounts {

    private Amounts() {}

    /** One amount per currency, without zeros. */
    static List<Money> add(Stream<Money> amounts) {
        Map<String, Long> sums = new TreeMap<>();
        amounts.forEach(amount -> sums.merge(amount.currency(), amount.amount(), Math::addExact));
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                .toList();
    }
}
