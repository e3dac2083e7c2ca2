package dev.boxoffice.tickets.offer;

import dev.boxoffice.tickets.pool.PoolSnapshot;
import dev.boxoffice.tickets.show.ShowSnapshot;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import java.util.List;

/** A show with its tickets in order of position, and its pools. */
public record ShowView(ShowSnapshot show, List<TicketSnapshot> tickets, List<PoolSnapshot> pools) {

    public ShowView {
        tickets = List.copyOf(tickets);
        pools = List.copyOf(pools);
    }

    /** Grows with every change of the tickets, pools and their figures. */
    long partsVersion() {
        return tickets.stream()
                        .mapToLong(ticket -> ticket.version() + ticket.figuresVersion())
                        .sum()
                + pools.stream()
                        .mapToLong(pool -> pool.version() + pool.figuresVersion())
                        .sum();
    }
}
