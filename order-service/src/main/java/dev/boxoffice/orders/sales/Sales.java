package dev.boxoffice.orders.sales;

import dev.boxoffice.orders.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record Sales(List<Item> items) {

    /**
     * Sales of one ticket.
     *
     * @param held units in open orders
     * @param sold units in paid orders
     * @param revenue payments for the sold units, one entry per currency
     * @param days units sold per day, oldest first
     */
    @Schema(name = "SalesItem")
    record Item(UUID ticketId, int held, int sold, List<Money> revenue, List<Day> days) {}

    /** Units sold on one day, in UTC. */
    @Schema(name = "SalesDay")
    record Day(LocalDate day, long sold) {}
}
