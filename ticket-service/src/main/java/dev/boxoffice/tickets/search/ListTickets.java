package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import dev.boxoffice.tickets.words.KnownWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

@ApplicationScoped
class ListTickets {

    private final TicketSearch search;
    private final KnownWords knownWords;

    ListTickets(TicketSearch search, KnownWords knownWords) {
        this.search = search;
        this.knownWords = knownWords;
    }

    Page<TicketSnapshot> list(TicketQuery query) {
        TicketFilter filter = query.filter();
        if (filter.words() != null && filter.words().none()) {
            return new Page<>(List.of(), null, query.count() ? 0L : null);
        }
        if (filter.words() != null) {
            filter = filter.withWords(
                    filter.words().withSimilar(knownWords.similar(filter.words().spelled())));
        }
        List<TicketSnapshot> found = search.find(filter, query.after(), query.limit() + 1);
        return Page.of(
                found,
                query.limit(),
                ticket -> new Cursor(ticket.show().startsAt(), ticket.id()),
                Function.identity(),
                query.count() ? search.count(filter) : null);
    }
}
