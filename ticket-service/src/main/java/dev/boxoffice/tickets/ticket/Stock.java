package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.availability.Availability;
import java.util.Optional;

/** Units in unpaid and in paid orders, by the latest figures of order-service. */
record Stock(int held, int sold) {

    static final Stock UNTOUCHED = new Stock(0, 0);

    static Stock of(Optional<Availability> availability) {
        return availability.map(known -> new Stock(known.held(), known.sold())).orElse(UNTOUCHED);
    }

    long heldAndSold() {
        return (long) held + sold;
    }
}
