package dev.boxoffice.storefront.catalogue;

import java.util.List;

/**
 * A page of shows.
 *
 * @param next cursor of the next page; {@code null} on the last one
 * @param total of all pages; {@code null} unless requested
 */
public record ShowPage(List<Show> items, String next, Integer total) {

    /** Counting stops here. */
    private static final int MAX_TOTAL = 10_000;

    /** Whether there may be more shows than {@link #total}. */
    public boolean hasMore() {
        return total != null && total >= MAX_TOTAL;
    }
}
