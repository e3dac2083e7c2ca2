package dev.boxoffice.orders.ticket;

import dev.boxoffice.orders.Money;
import java.util.Map;
import java.util.UUID;

/** Replica rows that exist in memory only. */
public final class TicketFixtures {

    private TicketFixtures() {}

    public static Ticket onSale(int capacity) {
        return ticket(capacity, 0, "ON_SALE", new Money(2_500, "EUR"));
    }

    public static Ticket onSaleFor(Money price) {
        return ticket(100, 0, "ON_SALE", price);
    }

    public static Ticket withdrawn() {
        return ticket(100, 0, "WITHDRAWN", new Money(2_500, "EUR"));
    }

    /** As after a capacity cut: the holds exceed the capacity. */
    public static Ticket heldBeyondCapacity(int capacity, int held) {
        return ticket(capacity, held, "ON_SALE", new Money(2_500, "EUR"));
    }

    /** The units in open and in paid orders. */
    public record Stock(int held, int sold) {

        public Stock plus(int moreHeld, int moreSold) {
            return new Stock(held + moreHeld, sold + moreSold);
        }
    }

    public static Stock stock(Ticket ticket) {
        return new Stock(ticket.held(), ticket.sold());
    }

    /** Other orders hold all available units. */
    public static void sellOut(Ticket ticket) {
        ticket.hold(ticket.available());
    }

    public static void withdraw(Ticket ticket) {
        set(ticket, "status", "WITHDRAWN");
    }

    public static void setPrice(Ticket ticket, Money price) {
        set(ticket, "price", price);
    }

    private static Ticket ticket(int capacity, int held, String status, Money price) {
        var ticket = new Ticket();
        Map.of(
                        "id",
                        UUID.randomUUID(),
                        "title",
                        "The Lanterns",
                        "capacity",
                        capacity,
                        "allotment",
                        Math.max(capacity, held),
                        "held",
                        held,
                        "maxPerOrder",
                        10,
                        "stockVersion",
                        1L,
                        "status",
                        status,
                        "price",
                        price)
                .forEach((field, value) -> set(ticket, field, value));
        return ticket;
    }

    private static void set(Ticket ticket, String name, Object value) {
        try {
            var field = Ticket.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(ticket, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
