package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.availability.Availability;
import java.util.Optional;

/** Admissions in open and in paid orders, as far as this service has heard. */
record Stock(int held, int sold) {

    static final Stock UNTOUCHED = new Stock(0, 0);

    static Stock of(Optional<Availability> heard) {
        return heard.map(known -> new Stock(known.held(), known.sold())).orElse(UNTOUCHED);
    }

    long taken() {
        return (long) held + sold;
    }
}
