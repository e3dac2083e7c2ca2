package dev.boxoffice.storefront.dashboard;

import dev.boxoffice.storefront.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * Sales and refunds of one day, of several shows.
 *
 * @param sold units
 * @param revenue payments, one entry per currency
 * @param refundedQuantity units that were refunded on this day
 * @param refunded returned money, one entry per currency
 */
record DailySales(LocalDate day, long sold, List<Money> revenue, long refundedQuantity, List<Money> refunded) {

    static DailySales of(LocalDate day, List<SalesSummary.Day> parts) {
        return new DailySales(
                day,
                parts.stream().mapToLong(SalesSummary.Day::sold).sum(),
                Amounts.add(parts.stream().map(SalesSummary.Day::revenue)),
                parts.stream().mapToLong(SalesSummary.Day::refundedQuantity).sum(),
                Amounts.add(parts.stream().map(SalesSummary.Day::refunded)));
    }

    public boolean isEmpty() {
        return sold == 0 && refundedQuantity == 0 && revenue.isEmpty() && refunded.isEmpty();
    }
}
