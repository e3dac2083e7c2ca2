package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.Money;
import java.util.List;
import java.util.stream.Collectors;

/** How a listing sells. */
record TicketSales(int capacity, int held, int sold, List<Money> revenue, Chart chart) {

    public int left() {
        return Math.max(0, capacity - held - sold);
    }

    public String income() {
        return revenue.isEmpty() ? "–" : revenue.stream().map(Money::text).collect(Collectors.joining(", "));
    }
}
