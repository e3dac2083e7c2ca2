package dev.boxoffice.storefront.staff;

import dev.boxoffice.storefront.OrderStatus;
import dev.boxoffice.storefront.dashboard.SalesSummary;
import dev.boxoffice.storefront.selling.desk.Organiser;
import java.util.List;

/**
 * The page with the orders that a search has found.
 *
 * @param page {@code null} if the search is invalid
 * @param organisers to choose from; empty if there is no choice
 * @param shows to choose from; empty while they are unknown
 * @param error empty unless the search is invalid
 */
record OrderList(
        OrderQuery query,
        StaffOrderClient.Page page,
        List<Organiser> organisers,
        List<SalesSummary.Show> shows,
        String error) {

    public List<OrderStatus> statuses() {
        return List.of(OrderStatus.values());
    }
}
