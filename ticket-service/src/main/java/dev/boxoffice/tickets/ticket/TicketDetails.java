package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.problem.TicketProblem;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The fields of a ticket that its organiser controls. Times are truncated to microseconds, PostgreSQL's precision.
 *
 * @param position the order among the tickets of the show, smallest first
 * @param capacity the units on offer, including units held and sold
 * @param maxPerBuyer units over all orders of a buyer; {@code null} for no limit
 * @param onSaleFrom inclusive; {@code null} for no limit
 * @param onSaleUntil exclusive; {@code null} for no limit
 * @param poolIds the pools that limit this ticket together with others
 */
@Embeddable
public record TicketDetails(
        String name,
        int position,
        @Embedded Money price,
        int capacity,
        int maxPerOrder,
        Integer maxPerBuyer,
        Instant onSaleFrom,
        Instant onSaleUntil,
        @JdbcTypeCode(SqlTypes.ARRAY) List<UUID> poolIds) {

    /** The name of a ticket whose organiser chose none. */
    public static final String DEFAULT_NAME = "General admission";

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    public TicketDetails {
        onSaleFrom = onSaleFrom == null ? null : onSaleFrom.truncatedTo(ChronoUnit.MICROS);
        onSaleUntil = onSaleUntil == null ? null : onSaleUntil.truncatedTo(ChronoUnit.MICROS);
        poolIds = poolIds == null ? List.of() : List.copyOf(poolIds);
    }

    public TicketDetails withPools(List<UUID> ids) {
        return new TicketDetails(
                name, position, price, capacity, maxPerOrder, maxPerBuyer, onSaleFrom, onSaleUntil, ids);
    }

    public TicketDetails withWindow(Instant from, Instant until) {
        return new TicketDetails(name, position, price, capacity, maxPerOrder, maxPerBuyer, from, until, poolIds);
    }

    void requireWindow() {
        require(isInRange(onSaleFrom), "onSaleFrom", "must be between the years 1970 and 9999");
        require(isInRange(onSaleUntil), "onSaleUntil", "must be between the years 1970 and 9999");
        require(
                onSaleFrom == null || onSaleUntil == null || onSaleUntil.isAfter(onSaleFrom),
                "onSaleUntil",
                "must be after onSaleFrom");
    }

    private static boolean isInRange(Instant time) {
        return time == null || (!time.isBefore(Instant.EPOCH) && time.isBefore(END));
    }

    private static void require(boolean valid, String field, String message) {
        if (!valid) {
            throw new TicketProblem.Invalid(field, message).toException();
        }
    }
}
