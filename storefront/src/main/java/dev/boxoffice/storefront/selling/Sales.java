package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What order-service counted of a seller's listings.
 *
 * @param items one for each listing that was asked for and is the seller's
 */
record Sales(List<Item> items) {

    /**
     * Of one listing.
     *
     * @param held in open orders
     * @param sold in paid orders
     * @param revenue what was paid for those, by currency
     * @param days on which orders were paid that still are, oldest first
     */
    record Item(UUID ticketId, int held, int sold, List<Money> revenue, List<Day> days) {}

    record Day(LocalDate day, int sold) {}
}
