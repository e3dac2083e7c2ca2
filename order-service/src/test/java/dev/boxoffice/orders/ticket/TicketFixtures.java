package dev.boxoffice.orders.ticket;

import dev.boxoffice.orders.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Replica rows that exist in memory only. */
public final class TicketFixtures {

    private static final Money PRICE = new Money(2_500, "EUR");

    private TicketFixtures() {}

    public static Ticket onSale(int capacity) {
        return inPools(capacity);
    }

    public static Ticket onSaleFor(Money price) {
        return ticket(100, 0, offer(price, null, null, null, List.of(), "PUBLISHED", "ON_SALE"));
    }

    public static Ticket withdrawn() {
        return ticket(100, 0, offer(PRICE, null, null, null, List.of(), "PUBLISHED", "WITHDRAWN"));
    }

    public static Ticket ofShow(String showStatus) {
        return ticket(100, 0, offer(PRICE, null, null, null, List.of(), showStatus, "ON_SALE"));
    }

    /** A ticket with a sale window; {@code null} for no limit. */
    public static Ticket onSaleBetween(Instant from, Instant until) {
        return ticket(100, 0, offer(PRICE, null, from, until, List.of(), "PUBLISHED", "ON_SALE"));
    }

    /** A ticket whose buyers may refund it before this time; {@code null} if they may not. */
    public static Ticket refundableUntil(Instant deadline) {
        return ticket(100, 0, offer(PRICE, null, null, null, deadline, List.of(), "PUBLISHED", "ON_SALE"));
    }

    public static Ticket maxPerBuyer(int most) {
        return ticket(100, 0, offer(PRICE, most, null, null, List.of(), "PUBLISHED", "ON_SALE"));
    }

    public static Ticket inPools(int capacity, Pool... pools) {
        List<UUID> ids = Arrays.stream(pools).map(Pool::id).toList();
        return ticket(capacity, 0, offer(PRICE, null, null, null, ids, "PUBLISHED", "ON_SALE"));
    }

    /** As after a capacity cut: the holds exceed the capacity. */
    public static Ticket heldBeyondCapacity(int capacity, int held) {
        return ticket(capacity, held, offer(PRICE, null, null, null, List.of(), "PUBLISHED", "ON_SALE"));
    }

    public static Pool pool(int capacity) {
        return new Pool(counters(capacity, 0), "Floor");
    }

    /** The units in open and in paid orders. */
    public record Units(int held, int sold) {

        public Units plus(int moreHeld, int moreSold) {
            return new Units(held + moreHeld, sold + moreSold);
        }
    }

    public static Units units(Stock stock) {
        return new Units(stock.held(), stock.sold());
    }

    /** Other orders hold all available units. */
    public static void sellOut(Stock stock) {
        stock.hold(stock.available());
    }

    /** The same ticket after its withdrawal. */
    public static Ticket withdrawn(Ticket ticket) {
        return edited(ticket, ticket.price(), "WITHDRAWN");
    }

    /** The same ticket with another price. */
    public static Ticket priced(Ticket ticket, Money price) {
        return edited(ticket, price, "ON_SALE");
    }

    private static Ticket edited(Ticket ticket, Money price, String status) {
        var counters = new Stock.Counters(
                ticket.id(),
                ticket.allotment(),
                ticket.allotment(),
                ticket.held(),
                ticket.sold(),
                ticket.stockVersion());
        return new Ticket(counters, offer(price, null, null, null, ticket.poolIds(), "PUBLISHED", status));
    }

    private static Ticket ticket(int capacity, int held, Ticket.Offer offer) {
        return new Ticket(counters(capacity, held), offer);
    }

    private static Ticket.Offer offer(
            Money price,
            Integer maxPerBuyer,
            Instant from,
            Instant until,
            List<UUID> poolIds,
            String showStatus,
            String status) {
        return offer(price, maxPerBuyer, from, until, null, poolIds, showStatus, status);
    }

    private static Ticket.Offer offer(
            Money price,
            Integer maxPerBuyer,
            Instant from,
            Instant until,
            Instant refundsUntil,
            List<UUID> poolIds,
            String showStatus,
            String status) {
        return new Ticket.Offer(
                "Standing",
                "The Lanterns",
                "Harbour Hall",
                Instant.EPOCH,
                "Europe/Berlin",
                price,
                10,
                maxPerBuyer,
                from,
                until,
                refundsUntil,
                poolIds,
                showStatus,
                status);
    }

    private static Stock.Counters counters(int capacity, int held) {
        return new Stock.Counters(UUID.randomUUID(), capacity, Math.max(capacity, held), held, 0, 1);
    }
}
