package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Cursor;

/**
 * Selects one page of shows; the key of the page cache.
 *
 * @param after the end of the previous page; {@code null} for the first page
 * @param count whether to count the shows on all pages
 */
record ShowQuery(ShowFilter filter, Cursor after, int limit, boolean count) {}
