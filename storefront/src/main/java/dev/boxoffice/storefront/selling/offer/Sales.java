package dev.boxoffice.storefront.selling.offer;

import dev.boxoffice.storefront.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The sales of a seller's tickets, counted by order-service.
 *
 * @param items one for each requested ticket that belongs to the seller
 */
public record Sales(List<Item> items) {

    /**
     * The sales of one ticket.
     *
     * @param held in open orders
     * @param sold in paid orders
     * @param revenue of the paid orders, by currency
     * @param days on which those orders were paid, oldest first
     */
    record Item(UUID ticketId, int held, int sold, List<Money> revenue, List<Day> days) {}

    record Day(LocalDate day, int sold) {}
}
