package dev.boxoffice.tickets.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.boxoffice.http.Page;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Caches encoded pages, so that equal queries share one database read.
 *
 * @param <Q> a query
 */
final class PageCache<Q> {

    /** Half of the second that the API promises; the query gets the other half. */
    private static final Duration MAX_AGE = Duration.ofMillis(500);

    private static final long MAX_BYTES = 8 << 20;

    private final Function<Q, ? extends Page<?>> list;
    private final ObjectMapper json;
    private final Executor workers = Infrastructure.getDefaultExecutor();
    private final AsyncCache<Q, EncodedPage> pages = Caffeine.newBuilder()
            .expireAfterWrite(MAX_AGE)
            .maximumWeight(MAX_BYTES)
            .weigher((Q query, EncodedPage page) -> page.weight())
            .executor(workers)
            .buildAsync();

    /** @param list reads the responses of a page */
    PageCache(Function<Q, ? extends Page<?>> list, ObjectMapper json) {
        this.list = list;
        this.json = json;
    }

    /** Does not block the caller's thread. */
    CompletableFuture<EncodedPage> cached(Q query) {
        return pages.get(query, this::read);
    }

    /** Does not block the caller's thread. */
    CompletableFuture<EncodedPage> current(Q query) {
        return CompletableFuture.supplyAsync(() -> read(query), workers);
    }

    private EncodedPage read(Q query) {
        Page<?> page = list.apply(query);
        try {
            return EncodedPage.of(json.writeValueAsBytes(page), page.next());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
