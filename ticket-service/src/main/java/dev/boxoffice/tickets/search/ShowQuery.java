package dev.boxoffice.tickets.search;

/**
 * Selects one page of shows; the key of the page cache.
 *
 * @param after the end of the previous page; {@code null} for the first page
 * @param count whether to count the shows on all pages
 */
record ShowQuery(ShowFilter filter, ShowSort sort, ShowCursor after, int limit, boolean count) {}
