package dev.boxoffice.orders;

/**
 * Tables together with their archives, for the {@code from} clause of reads that need all orders. The column {@code archived}
 * says where a row is; the parts of an order are where the order is.
 */
public final class WithArchive {

    public static final String ORDERS = both("orders");
    public static final String LINES = both("order_item");
    public static final String HISTORY = both("order_transition");
    public static final String PAYMENTS = both("payment");
    public static final String REFUNDS = both("refund");
    public static final String REFUND_LINES = both("refund_line");

    private WithArchive() {}

    private static String both(String table) {
        return "(select *, false as archived from %1$s union all select *, true from %1$s_archive)".formatted(table);
    }
}
