package dev.boxoffice.tickets.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import dev.boxoffice.tickets.ticket.TicketStatus;
import dev.boxoffice.tickets.words.KnownWords;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TicketPageCacheTest {

    private final BlockingSearch search = new BlockingSearch();
    private final TicketPageCache cache =
            new TicketPageCache(new ListTickets(search, new KnownWords(null)), new ObjectMapper());

    @Test
    void runsOneQueryForConcurrentRequests() {
        List<CompletableFuture<EncodedPage>> requests = IntStream.range(0, 50)
                .mapToObj(n -> cache.page(allTickets(null)))
                .toList();
        search.released.countDown();

        assertThat(requests.stream().map(CompletableFuture::join))
                .containsOnly(requests.getFirst().join());
        assertThat(search.queries).hasValue(1);
    }

    @Test
    void queriesAgainForASellersOwnTickets() {
        search.released.countDown();
        cache.page(allTickets("seller")).join();
        cache.page(allTickets("seller")).join();

        assertThat(search.queries).hasValue(2);
    }

    /** The cache removes a failed page just after its future completes, so the test retries. */
    @Test
    void doesNotCacheAFailure() {
        search.released.countDown();
        search.broken = true;
        assertThatThrownBy(() -> cache.page(allTickets(null)).join()).hasRootCauseMessage("broken");
        search.broken = false;

        await().ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(cache.page(allTickets(null)).join().next()).isNull());
    }

    private static TicketQuery allTickets(String sellerId) {
        var filter = new TicketFilter(null, sellerId, Set.of(TicketStatus.ON_SALE), null, null);
        return new TicketQuery(filter, null, 20, false);
    }

    private static final class BlockingSearch extends TicketSearch {

        private final CountDownLatch released = new CountDownLatch(1);
        private final AtomicInteger queries = new AtomicInteger();
        private volatile boolean broken;

        private BlockingSearch() {
            super(null);
        }

        @Override
        List<TicketSnapshot> find(TicketFilter filter, Cursor after, int limit) {
            queries.incrementAndGet();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return List.of();
        }
    }
}
