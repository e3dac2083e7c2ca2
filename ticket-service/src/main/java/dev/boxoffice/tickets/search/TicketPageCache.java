package dev.boxoffice.tickets.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.http.Page;
import dev.boxoffice.tickets.ticket.TicketResponse;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/** A seller's own list is not cached, because it must show the latest changes. */
@ApplicationScoped
class TicketPageCache {

    private final ListTickets listTickets;
    private final PageCache<TicketQuery> pages;

    TicketPageCache(ListTickets listTickets, ObjectMapper json) {
        this.listTickets = listTickets;
        this.pages = new PageCache<>(this::responses, json);
    }

    /** Does not block the caller's thread. */
    CompletableFuture<EncodedPage> page(TicketQuery query) {
        return query.filter().sellerId() == null ? pages.cached(query) : pages.current(query);
    }

    private Page<TicketResponse> responses(TicketQuery query) {
        Page<TicketSnapshot> page = listTickets.list(query);
        return new Page<>(page.items().stream().map(TicketResponse::of).toList(), page.next(), page.total());
    }
}
