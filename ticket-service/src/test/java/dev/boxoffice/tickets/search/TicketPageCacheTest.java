package dev.boxoffice.tickets.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import dev.boxoffice.tickets.ticket.TicketStatus;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TicketPageCacheTest {

    private final SlowSearch search = new SlowSearch();
    private final TicketPageCache cache = new TicketPageCache(new ListTickets(search), new ObjectMapper());

    @Test
    void aRushForOnePageMakesOneQuery() {
        List<CompletableFuture<EncodedPage>> rush = IntStream.range(0, 50)
                .mapToObj(n -> cache.page(everything(null)))
                .toList();
        search.mayAnswer.countDown();

        assertThat(rush.stream().map(CompletableFuture::join))
                .containsOnly(rush.getFirst().join());
        assertThat(search.asked).hasValue(1);
    }

    @Test
    void aSellersListIsReadAnewEachTime() {
        search.mayAnswer.countDown();
        cache.page(everything("seller")).join();
        cache.page(everything("seller")).join();

        assertThat(search.asked).hasValue(2);
    }

    @Test
    void whatFailedIsTriedAgain() {
        search.mayAnswer.countDown();
        search.broken = true;
        assertThatThrownBy(() -> cache.page(everything(null)).join()).hasRootCauseMessage("broken");
        search.broken = false;

        assertThat(cache.page(everything(null)).join().next()).isNull();
    }

    private static TicketQuery everything(String sellerId) {
        var filter = new TicketFilter(null, sellerId, Set.of(TicketStatus.ON_SALE), null, null);
        return new TicketQuery(filter, null, 20, false);
    }

    private static final class SlowSearch extends TicketSearch {

        private final CountDownLatch mayAnswer = new CountDownLatch(1);
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean broken;

        private SlowSearch() {
            super(null);
        }

        @Override
        List<TicketSnapshot> find(TicketFilter filter, Cursor after, int limit) {
            asked.incrementAndGet();
            try {
                mayAnswer.await();
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
