package dev.boxoffice.storefront.catalogue;

import java.util.List;

/**
 * Some listings.
 *
 * @param next leads to the following ones; {@code null} when there are none
 */
public record TicketPage(List<Ticket> items, String next) {}
