package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Page;
import dev.boxoffice.tickets.offer.ShowView;
import dev.boxoffice.tickets.pool.PoolSnapshot;
import dev.boxoffice.tickets.pool.PoolTable;
import dev.boxoffice.tickets.show.ShowSnapshot;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import dev.boxoffice.tickets.ticket.TicketTable;
import dev.boxoffice.tickets.words.KnownWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lists shows with their tickets and pools, in three statements for a page. */
@ApplicationScoped
class ListShows {

    private final ShowSearch search;
    private final TicketTable tickets;
    private final PoolTable pools;
    private final KnownWords knownWords;

    ListShows(ShowSearch search, TicketTable tickets, PoolTable pools, KnownWords knownWords) {
        this.search = search;
        this.tickets = tickets;
        this.pools = pools;
        this.knownWords = knownWords;
    }

    Page<ShowView> list(ShowQuery query) {
        ShowFilter filter = query.filter();
        if (filter.words() != null && filter.words().none()) {
            return new Page<>(List.of(), null, query.count() ? 0L : null);
        }
        if (filter.words() != null) {
            filter = filter.withWords(
                    filter.words().withSimilar(knownWords.similar(filter.words().spelled())));
        }
        Page<ShowSnapshot> page = Page.of(
                search.find(filter, query.sort(), query.after(), query.limit() + 1),
                query.limit(),
                FoundShow::cursor,
                FoundShow::show,
                query.count() ? search.count(filter, query.sort()) : null);
        return new Page<>(withParts(page.items()), page.next(), page.total());
    }

    private List<ShowView> withParts(List<ShowSnapshot> shows) {
        if (shows.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = shows.stream().map(ShowSnapshot::id).toList();
        Map<UUID, List<TicketSnapshot>> ticketsOf = tickets.ofShows(ids).stream()
                .collect(Collectors.groupingBy(ticket -> ticket.show().showId()));
        Map<UUID, List<PoolSnapshot>> poolsOf =
                pools.ofShows(ids).stream().collect(Collectors.groupingBy(PoolSnapshot::showId));
        return shows.stream()
                .map(show -> new ShowView(
                        show, ticketsOf.getOrDefault(show.id(), List.of()), poolsOf.getOrDefault(show.id(), List.of())))
                .toList();
    }
}
