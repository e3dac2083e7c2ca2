package dev.boxoffice.storefront.catalogue;

import java.util.List;

/**
 * A page of tickets.
 *
 * @param next cursor of the next page; {@code null} on the last one
 */
public record TicketPage(List<Ticket> items, String next) {}
