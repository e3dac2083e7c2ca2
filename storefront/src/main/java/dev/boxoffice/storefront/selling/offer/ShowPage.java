package dev.boxoffice.storefront.selling.offer;

import java.util.List;

/**
 * A page of shows.
 *
 * @param next cursor of the next page; {@code null} on the last page
 * @param total {@code null} if it was not counted
 */
public record ShowPage(List<Show> items, String next, Long total) {

    public ShowPage {
        items = List.copyOf(items);
    }
}
