package dev.boxoffice.orders.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentSummariesTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger computed = new AtomicInteger();
    private final RecentSummaries recent = new RecentSummaries(now::get);
    private final SummarizeSales.Selection selection = selection();

    @Test
    void keepsASlowSummaryForAWhile() {
        read(selection);
        pass(9_900);
        read(selection);
        assertThat(computed).hasValue(1);

        pass(200);
        read(selection);
        assertThat(computed).hasValue(2);
    }

    @Test
    void keepsASummaryPerSelection() {
        read(selection);
        read(selection());

        assertThat(computed).hasValue(2);
    }

    @Test
    void forgetsTheLeastRecentlyUsed() {
        read(selection);
        for (int i = 0; i < 100; i++) {
            read(selection());
        }
        now.set(0);
        read(selection);

        assertThat(computed).hasValue(102);
    }

    /** Takes a second to compute. */
    private void read(SummarizeSales.Selection wanted) {
        recent.get(wanted, _ -> {
            computed.incrementAndGet();
            pass(1_000);
            return new SalesSummary(List.of(), false);
        });
    }

    private void pass(long millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static SummarizeSales.Selection selection() {
        return new SummarizeSales.Selection(false, List.of(UUID.randomUUID()), null, 28);
    }
}
