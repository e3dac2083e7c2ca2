package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.ticket.Ticket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The wish to order, each ticket once.
 *
 * @param lines in the order of the request; the same ticket on two lines is one want
 */
public record OrderRequest(String userId, List<Line> lines) {

    /** How many tickets one order may name. */
    public static final int MAX_LINES = 50;
    /** How many of a ticket one line may ask for, whatever the listing allows. */
    public static final int MAX_QUANTITY = 1_000;

    /**
     * So many of one ticket.
     *
     * @param expectedUnitPrice what the buyer was shown; {@code null} to take any price
     */
    public record Line(UUID ticketId, int quantity, Money expectedUnitPrice) {

        /** What would be against this line if it were ordered now. */
        public Optional<OrderProblem.OfLine> problemWith(Ticket ticket) {
            return Optional.ofNullable(Decision.problem(this, ticket));
        }

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

    List<UUID> ticketIds() {
        return lines.stream().map(Line::ticketId).toList();
    }
}
