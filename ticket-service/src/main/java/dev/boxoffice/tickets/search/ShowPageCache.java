package dev.boxoffice.tickets.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.boxoffice.http.Page;
import dev.boxoffice.tickets.offer.ShowView;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Caches encoded pages, so that equal queries share one database read.
 *
 * <p>An organiser's own list is not cached, because it must show the latest changes.
 */
@ApplicationScoped
class ShowPageCache {

    /** Half of the second that the API promises; the query gets the other half. */
    private static final Duration MAX_AGE = Duration.ofMillis(500);

    private static final long MAX_BYTES = 8 << 20;

    private final ListShows listShows;
    private final ObjectMapper json;
    private final Executor workers = Infrastructure.getDefaultExecutor();
    private final AsyncCache<ShowQuery, EncodedPage> pages = Caffeine.newBuilder()
            .expireAfterWrite(MAX_AGE)
            .maximumWeight(MAX_BYTES)
            .weigher((ShowQuery query, EncodedPage page) -> page.weight())
            .executor(workers)
            .buildAsync();

    ShowPageCache(ListShows listShows, ObjectMapper json) {
        this.listShows = listShows;
        this.json = json;
    }

    /** Does not block the caller's thread. */
    CompletableFuture<EncodedPage> page(ShowQuery query) {
        return query.filter().organiserId() == null && query.filter().isPublic()
                ? pages.get(query, this::read)
                : CompletableFuture.supplyAsync(() -> read(query), workers);
    }

    private EncodedPage read(ShowQuery query) {
        Page<ShowView> page = listShows.list(query);
        Instant now = Instant.now();
        var responses = new Page<>(
                page.items().stream()
                        .map(show -> ShowEntryResponse.of(show, now))
                        .toList(),
                page.next(),
                page.total());
        try {
            return EncodedPage.of(json.writeValueAsBytes(responses), page.next());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
