package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.Money;
import java.util.List;
import java.util.stream.Collectors;

/** The sales of one ticket. */
record TicketSales(int capacity, int held, int sold, List<Money> revenue, Chart chart) {

    public int available() {
        return Math.max(0, capacity - held - sold);
    }

    public String revenueText() {
        return revenue.isEmpty() ? "–" : revenue.stream().map(Money::text).collect(Collectors.joining(", "));
    }
}
