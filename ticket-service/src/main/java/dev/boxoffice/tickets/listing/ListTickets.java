package dev.boxoffice.tickets.listing;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.tickets.availability.Availability;
import dev.boxoffice.tickets.availability.AvailabilityTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ListTickets {

    private final TicketSearch search;
    private final AvailabilityTable availabilities;

    ListTickets(TicketSearch search, AvailabilityTable availabilities) {
        this.search = search;
        this.availabilities = availabilities;
    }

    @Transactional
    Page<TicketView> run(TicketFilter filter, Cursor after, int limit, boolean count) {
        if (filter.words() != null && filter.words().none()) {
            return new Page<>(List.of(), null, count ? 0L : null);
        }
        List<Ticket> found = search.find(filter, after, limit + 1);
        Map<UUID, Availability> heard =
                availabilities.find(found.stream().map(Ticket::id).toList());
        return Page.of(
                found,
                limit,
                ticket -> new Cursor(ticket.details().startsAt(), ticket.id()),
                ticket -> TicketView.of(ticket, Optional.ofNullable(heard.get(ticket.id()))),
                count ? search.count(filter) : null);
    }
}
