package dev.boxoffice.orders.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The counters of a ticket or a pool. Always {@code held + sold <= allotment}. Change them only while holding the row lock
 * ({@link StockTable#lock}).
 */
public abstract class Stock {

    /**
     * The columns of the counters.
     *
     * @param version grows with every change of the counters
     */
    record Counters(UUID id, int capacity, int allotment, int held, int sold, long version) {

        static Counters read(ResultSet row) throws SQLException {
            return new Counters(
                    row.getObject("id", UUID.class),
                    row.getInt("capacity"),
                    row.getInt("allotment"),
                    row.getInt("held"),
                    row.getInt("sold"),
                    row.getLong("stock_version"));
        }
    }

    private final UUID id;
    private final int capacity;
    private int allotment;
    private int held;
    private int sold;
    private long stockVersion;

    Stock(Counters counters) {
        id = counters.id();
        capacity = counters.capacity();
        allotment = counters.allotment();
        held = counters.held();
        sold = counters.sold();
        stockVersion = counters.version();
    }

    public UUID id() {
        return id;
    }

    /** The units that new orders can hold. */
    public int available() {
        return allotment - held - sold;
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
        shrinkAllotment();
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
        shrinkAllotment();
    }

    /** After a capacity cut, existing orders keep their units, and what they return is not sold again. */
    private void shrinkAllotment() {
        allotment = Math.max(capacity, held + sold);
        stockVersion++;
    }

    private void require(boolean possible, int quantity) {
        if (!possible) {
            throw new IllegalStateException("%s %s: quantity %d does not fit held %d, sold %d, allotment %d"
                    .formatted(getClass().getSimpleName(), id, quantity, held, sold, allotment));
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
