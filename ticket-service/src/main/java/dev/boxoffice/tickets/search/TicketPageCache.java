package dev.boxoffice.tickets.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.boxoffice.http.Page;
import dev.boxoffice.tickets.ticket.TicketResponse;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Caches encoded pages, so that equal queries share one database read.
 *
 * <p>A seller's own list is not cached, because it must show the latest changes.
 */
@ApplicationScoped
class TicketPageCache {

    /** Half of the second that the API promises; the query gets the other half. */
    private static final Duration MAX_AGE = Duration.ofMillis(500);

    private static final long MAX_BYTES = 8 << 20;

    private final ListTickets listTickets;
    private final ObjectMapper json;
    private final Executor workers = Infrastructure.getDefaultExecutor();
    private final AsyncCache<TicketQuery, EncodedPage> pages = Caffeine.newBuilder()
            .expireAfterWrite(MAX_AGE)
            .maximumWeight(MAX_BYTES)
            .weigher((TicketQuery query, EncodedPage page) -> page.weight())
            .executor(workers)
            .buildAsync();

    TicketPageCache(ListTickets listTickets, ObjectMapper json) {
        this.listTickets = listTickets;
        this.json = json;
    }

    /** Does not block the caller's thread. */
    CompletableFuture<EncodedPage> page(TicketQuery query) {
        return query.filter().sellerId() == null
                ? pages.get(query, this::read)
                : CompletableFuture.supplyAsync(() -> read(query), workers);
    }

    private EncodedPage read(TicketQuery query) {
        Page<TicketSnapshot> page = listTickets.list(query);
        var responses = new Page<>(page.items().stream().map(TicketResponse::of).toList(), page.next(), page.total());
        try {
            return EncodedPage.of(json.writeValueAsBytes(responses), page.next());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
