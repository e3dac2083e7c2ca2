package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Cursor;

/**
 * Which page of which tickets; equal for all who ask the same.
 *
 * @param after where the page before ended; {@code null} for the first
 * @param count whether to tell how many there are on all pages
 */
record TicketQuery(TicketFilter filter, Cursor after, int limit, boolean count) {}
