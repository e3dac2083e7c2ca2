package dev.boxoffice.orders.sales;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Keeps summaries for a multiple of the time that they took, so that reloading a dashboard can occupy the database only for a
 * small part of the time, however many orders there are.
 */
final class RecentSummaries {

    /** A summary that took 1 s is kept for 10 s. */
    private static final int KEPT = 10;

    private static final int MAX_SUMMARIES = 100;

    private final LongSupplier nanoTime;
    private final Map<SummarizeSales.Selection, Kept> summaries = new LinkedHashMap<>(16, 0.75f, true);

    RecentSummaries(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Kept(SalesSummary summary, long until) {}

    SalesSummary get(SummarizeSales.Selection selection, Function<SummarizeSales.Selection, SalesSummary> summarize) {
        long start = nanoTime.getAsLong();
        Kept kept = find(selection);
        if (kept != null && kept.until - start > 0) {
            return kept.summary;
        }
        SalesSummary summary = summarize.apply(selection);
        long end = nanoTime.getAsLong();
        keep(selection, new Kept(summary, end + KEPT * (end - start)));
        return summary;
    }

    private synchronized Kept find(SummarizeSales.Selection selection) {
        return summaries.get(selection);
    }

    private synchronized void keep(SummarizeSales.Selection selection, Kept kept) {
        summaries.put(selection, kept);
        if (summaries.size() > MAX_SUMMARIES) {
            summaries.remove(summaries.keySet().iterator().next());
        }
    }
}
