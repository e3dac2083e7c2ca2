package dev.boxoffice.tickets.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Pages of tickets as they are sent. Who asks for what somebody else has just asked for gets the same page, so that any
 * number of readers make one query; a seller's own list is read anew each time, to show what they have just changed.
 */
@ApplicationScoped
class ListTickets {

    /** Beside the time a query takes, how old a page may be; the documentation promises a second for both. */
    private static final Duration KEPT = Duration.ofMillis(500);

    private static final long MAX_KEPT_BYTES = 8 << 20;

    private final TicketSearch search;
    private final ObjectMapper json;
    private final Executor workers = Infrastructure.getDefaultExecutor();
    private final AsyncCache<TicketQuery, ListedPage> recent = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumWeight(MAX_KEPT_BYTES)
            .weigher((TicketQuery query, ListedPage page) -> page.weight())
            .executor(workers)
            .buildAsync();

    ListTickets(TicketSearch search, ObjectMapper json) {
        this.search = search;
        this.json = json;
    }

    /** Never waits on the caller's thread. */
    CompletableFuture<ListedPage> run(TicketQuery query) {
        return query.filter().sellerId() == null
                ? recent.get(query, this::read)
                : CompletableFuture.supplyAsync(() -> read(query), workers);
    }

    private ListedPage read(TicketQuery query) {
        Page<TicketResponse> page = page(query);
        try {
            return ListedPage.of(json.writeValueAsBytes(page), page.next());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page<TicketResponse> page(TicketQuery query) {
        TicketFilter filter = query.filter();
        if (filter.words() != null && filter.words().none()) {
            return new Page<>(List.of(), null, query.count() ? 0L : null);
        }
        List<TicketResponse> found = search.find(filter, query.after(), query.limit() + 1);
        return Page.of(
                found,
                query.limit(),
                ticket -> new Cursor(ticket.startsAt(), ticket.id()),
                ticket -> ticket,
                query.count() ? search.count(filter) : null);
    }
}
