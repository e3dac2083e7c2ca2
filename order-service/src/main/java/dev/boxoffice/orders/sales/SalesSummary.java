package dev.boxoffice.orders.sales;

import dev.boxoffice.orders.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Sales of shows.
 *
 * @param shows by their start
 * @param more whether there are more shows than these
 */
record SalesSummary(List<Show> shows, boolean more) {

    /**
     * Sales of one show.
     *
     * @param timeZone the IANA name of the zone of the days
     * @param today the current day there
     * @param capacity units that can be sold in all, within the capacities of pools
     * @param held units in open orders
     * @param sold units in paid orders
     * @param revenue payments less refunds, one entry per currency
     * @param days the days with sales or refunds, oldest first
     */
    @Schema(name = "ShowSales")
    record Show(
            UUID showId,
            UUID organiserId,
            String title,
            String venue,
            Instant startsAt,
            String timeZone,
            String status,
            LocalDate today,
            long capacity,
            long held,
            long sold,
            List<Money> revenue,
            List<Day> days) {}

    /**
     * Sales and refunds of one day in one currency.
     *
     * @param sold units in orders that were paid on this day
     * @param revenue payments for them
     * @param refundedQuantity units that were refunded on this day, whenever they were sold
     * @param refunded money that was returned on this day
     */
    @Schema(name = "ShowSalesDay")
    record Day(LocalDate day, long sold, Money revenue, long refundedQuantity, Money refunded) {}
}
