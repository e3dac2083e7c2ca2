package dev.boxoffice.storefront.catalogue;

import java.util.List;

/**
 * A page of shows.
 *
 * @param next cursor of the next page; {@code null} on the last one
 */
public record ShowPage(List<Show> items, String next) {}
