package dev.boxoffice.orders.ticket;

import dev.boxoffice.orders.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** A ticket in the replica, with the stock that only this service manages. */
public final class Ticket extends Stock {

    private static final String ON_SALE = "ON_SALE";
    private static final String PUBLISHED = "PUBLISHED";
    public static final String CALLED_OFF = "CALLED_OFF";

    /**
     * What ticket-service offers.
     *
     * @param name what distinguishes the ticket from others of its show; {@code null} before there were shows
     * @param timeZone an IANA name, in which people read the start; {@code null} before there were shows
     * @param maxPerBuyer units that one buyer may hold and own over all orders; {@code null} for no limit
     * @param onSaleFrom start of the sale window, inclusive; {@code null} for no limit
     * @param onSaleUntil end of the sale window, exclusive; {@code null} for no limit
     * @param refundsUntil buyers may refund before this time; {@code null} if they may not
     * @param poolIds the pools that count the units of new holds
     * @param showStatus {@code null} before there were shows
     */
    record Offer(
            String name,
            String title,
            String venue,
            Instant startsAt,
            String timeZone,
            Money price,
            int maxPerOrder,
            Integer maxPerBuyer,
            Instant onSaleFrom,
            Instant onSaleUntil,
            Instant refundsUntil,
            List<UUID> poolIds,
            String showStatus,
            String status) {}

    private final Offer offer;

    Ticket(Counters counters, Offer offer) {
        super(counters);
        this.offer = offer;
    }

    /** Reads a row of {@link StockTable#TICKETS}. */
    static Ticket read(ResultSet row) throws SQLException {
        return new Ticket(
                Counters.read(row),
                new Offer(
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("venue"),
                        time(row, "starts_at"),
                        row.getString("time_zone"),
                        new Money(row.getLong("price_amount"), row.getString("price_currency")),
                        row.getInt("max_per_order"),
                        row.getObject("max_per_buyer", Integer.class),
                        time(row, "on_sale_from"),
                        time(row, "on_sale_until"),
                        time(row, "refunds_until"),
                        List.of((UUID[]) row.getArray("pool_ids").getArray()),
                        row.getString("show_status"),
                        row.getString("status")));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public String name() {
        return offer.name;
    }

    public String title() {
        return offer.title;
    }

    public String venue() {
        return offer.venue;
    }

    public Instant startsAt() {
        return offer.startsAt;
    }

    /** An IANA name; {@code null} for tickets from before there were shows. */
    public String timeZone() {
        return offer.timeZone;
    }

    public Money price() {
        return offer.price;
    }

    public String status() {
        return offer.status;
    }

    public int maxPerOrder() {
        return offer.maxPerOrder;
    }

    /** Units that one buyer may hold and own over all orders; {@code null} for no limit. */
    public Integer maxPerBuyer() {
        return offer.maxPerBuyer;
    }

    /** Start of the sale window, inclusive; {@code null} for no limit. */
    public Instant onSaleFrom() {
        return offer.onSaleFrom;
    }

    /** End of the sale window, exclusive; {@code null} for no limit. */
    public Instant onSaleUntil() {
        return offer.onSaleUntil;
    }

    /** Buyers may refund their units themselves before this time; {@code null} if they may not. */
    public Instant refundsUntil() {
        return offer.refundsUntil;
    }

    /** The pools that count the units of new holds. */
    public List<UUID> poolIds() {
        return offer.poolIds;
    }

    /** Whether the show is called off, which is final. */
    public boolean isCalledOff() {
        return CALLED_OFF.equals(offer.showStatus);
    }

    /** Whether the ticket and its show are on sale, regardless of the sale window. */
    public boolean isOffered() {
        return ON_SALE.equals(offer.status) && (offer.showStatus == null || PUBLISHED.equals(offer.showStatus));
    }

    /** Whether new orders may hold the ticket at this time. */
    public boolean isOnSale(Instant now) {
        return isOffered()
                && (offer.onSaleFrom == null || !now.isBefore(offer.onSaleFrom))
                && (offer.onSaleUntil == null || now.isBefore(offer.onSaleUntil));
    }

    /** The units that new orders can hold, regardless of pools and of the sale window. */
    @Override
    public int available() {
        return isOffered() ? super.available() : 0;
    }
}
