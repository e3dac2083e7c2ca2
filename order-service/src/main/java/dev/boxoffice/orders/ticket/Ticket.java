package dev.boxoffice.orders.ticket;

import dev.boxoffice.orders.Money;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A ticket in the replica, with the stock that only this service manages.
 *
 * <p>Always {@code held + sold <= allotment}. Change the stock only while holding the row lock
 * ({@link TicketTable#lock}).
 */
@Entity
public class Ticket {

    private static final String ON_SALE = "ON_SALE";

    @Id
    private UUID id;

    private String title;
    private String venue;
    private Instant startsAt;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "price_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "price_currency"))
    private Money price;

    private int capacity;
    private int maxPerOrder;
    private String status;
    private int allotment;
    private int held;
    private int sold;
    private long stockVersion;

    protected Ticket() {}

    /** Reads a row of {@link TicketTable} outside any persistence context. */
    static Ticket read(ResultSet row) throws SQLException {
        var ticket = new Ticket();
        ticket.id = row.getObject("id", UUID.class);
        ticket.title = row.getString("title");
        ticket.venue = row.getString("venue");
        ticket.startsAt = row.getObject("starts_at", OffsetDateTime.class).toInstant();
        ticket.price = new Money(row.getLong("price_amount"), row.getString("price_currency"));
        ticket.capacity = row.getInt("capacity");
        ticket.maxPerOrder = row.getInt("max_per_order");
        ticket.status = row.getString("status");
        ticket.allotment = row.getInt("allotment");
        ticket.held = row.getInt("held");
        ticket.sold = row.getInt("sold");
        ticket.stockVersion = row.getLong("stock_version");
        return ticket;
    }

    public UUID id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String venue() {
        return venue;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public Money price() {
        return price;
    }

    public String status() {
        return status;
    }

    public int maxPerOrder() {
        return maxPerOrder;
    }

    public boolean isOnSale() {
        return ON_SALE.equals(status);
    }

    /** The units that new orders can hold. */
    public int available() {
        return isOnSale() ? allotment - held - sold : 0;
    }

    /** Holds available units for an open order. */
    public void hold(int quantity) {
        require(quantity <= available(), quantity);
        held += quantity;
        stockVersion++;
    }

    /** Releases the held units of an open order. */
    public void release(int quantity) {
        require(quantity <= held, quantity);
        held -= quantity;
        allotment = Math.max(capacity, held + sold);
        stockVersion++;
    }

    /** Sells the held units of an order that was paid. */
    public void sell(int quantity) {
        require(quantity <= held, quantity);
        held -= quantity;
        sold += quantity;
        stockVersion++;
    }

    /** Holds and sells available units for an order that was paid after its hold ended. */
    public void holdAndSell(int quantity) {
        hold(quantity);
        sell(quantity);
    }

    /** Restocks the sold units of a refunded order. */
    public void restock(int quantity) {
        require(quantity <= sold, quantity);
        sold -= quantity;
        allotment = Math.max(capacity, held + sold);
        stockVersion++;
    }

    private void require(boolean possible, int quantity) {
        if (!possible) {
            throw new IllegalStateException("ticket %s: quantity %d does not fit held %d, sold %d, allotment %d"
                    .formatted(id, quantity, held, sold, allotment));
        }
    }

    int allotment() {
        return allotment;
    }

    int held() {
        return held;
    }

    int sold() {
        return sold;
    }

    /** Grows with every change of the stock. */
    public long stockVersion() {
        return stockVersion;
    }
}
