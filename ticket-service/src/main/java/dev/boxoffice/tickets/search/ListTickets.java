package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

@ApplicationScoped
class ListTickets {

    private final TicketSearch search;

    ListTickets(TicketSearch search) {
        this.search = search;
    }

    Page<TicketSnapshot> list(TicketQuery query) {
        TicketFilter filter = query.filter();
        if (filter.words() != null && filter.words().none()) {
            return new Page<>(List.of(), null, query.count() ? 0L : null);
        }
        List<TicketSnapshot> found = search.find(filter, query.after(), query.limit() + 1);
        return Page.of(
                found,
                query.limit(),
                ticket -> new Cursor(ticket.details().startsAt(), ticket.id()),
                Function.identity(),
                query.count() ? search.count(filter) : null);
    }
}
