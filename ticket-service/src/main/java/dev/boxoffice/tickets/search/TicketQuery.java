package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Cursor;

/**
 * Selects one page of tickets; the key of the page cache.
 *
 * @param after the end of the previous page; {@code null} for the first page
 * @param count whether to count the tickets on all pages
 */
record TicketQuery(TicketFilter filter, Cursor after, int limit, boolean count) {}
