package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A request to order, with one line per ticket.
 *
 * @param lines in the order of the request; two lines with the same ticket are merged
 */
public record OrderRequest(String userId, List<Line> lines) {

    /** Maximum number of lines in one order. */
    public static final int MAX_LINES = 50;
    /** Maximum quantity of one line, regardless of the limit of the ticket. */
    public static final int MAX_QUANTITY = 1_000;

    /**
     * A quantity of one ticket.
     *
     * @param expectedUnitPrice the price that the buyer saw; {@code null} to accept any price
     */
    public record Line(UUID ticketId, int quantity, Money expectedUnitPrice) {

        private Line plus(Line other) {
            if (expectedUnitPrice != null
                    && other.expectedUnitPrice != null
                    && !expectedUnitPrice.equals(other.expectedUnitPrice)) {
                throw new OrderProblem.ConflictingPrices(ticketId).toException();
            }
            Money expected = expectedUnitPrice != null ? expectedUnitPrice : other.expectedUnitPrice;
            return new Line(ticketId, quantity + other.quantity, expected);
        }
    }

    public static OrderRequest of(String userId, List<Line> requested) {
        Map<UUID, Line> merged = new LinkedHashMap<>();
        requested.forEach(line -> merged.merge(line.ticketId(), line, Line::plus));
        return new OrderRequest(userId, List.copyOf(merged.values()));
    }

    public List<UUID> ticketIds() {
        return lines.stream().map(Line::ticketId).toList();
    }
}
