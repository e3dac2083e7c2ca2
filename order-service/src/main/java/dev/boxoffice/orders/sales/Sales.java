package dev.boxoffice.orders.sales;

import dev.boxoffice.orders.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How listings sell. */
record Sales(List<Item> items) {

    /**
     * Of one listing.
     *
     * @param held in open orders
     * @param sold in paid orders
     * @param revenue what was paid for those, one for each currency in which it was sold
     * @param days on which those were paid, oldest first
     */
    @Schema(name = "SalesItem")
    record Item(UUID ticketId, int held, int sold, List<Money> revenue, List<Day> days) {}

    /** One day, in UTC. */
    @Schema(name = "SalesDay")
    record Day(LocalDate day, long sold) {}
}
