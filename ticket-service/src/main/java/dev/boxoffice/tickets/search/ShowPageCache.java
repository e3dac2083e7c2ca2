package dev.boxoffice.tickets.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.http.Page;
import dev.boxoffice.tickets.offer.ShowView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** An organiser's own list is not cached, because it must show the latest changes. */
@ApplicationScoped
class ShowPageCache {

    private final ListShows listShows;
    private final PageCache<ShowQuery> pages;

    ShowPageCache(ListShows listShows, ObjectMapper json) {
        this.listShows = listShows;
        this.pages = new PageCache<>(this::responses, json);
    }

    /** Does not block the caller's thread. */
    CompletableFuture<EncodedPage> page(ShowQuery query) {
        return query.filter().organiserId() == null && query.filter().isPublic()
                ? pages.cached(query)
                : pages.current(query);
    }

    private Page<ShowEntryResponse> responses(ShowQuery query) {
        Page<ShowView> page = listShows.list(query);
        Instant now = Instant.now();
        return new Page<>(
                page.items().stream()
                        .map(show -> ShowEntryResponse.of(show, now))
                        .toList(),
                page.next(),
                page.total());
    }
}
