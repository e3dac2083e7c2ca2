package dev.boxoffice.tickets.search;

import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.words.SearchQuery;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * Selects shows; {@code null} does not restrict the list.
 *
 * @param cityKey the key of the city's name
 * @param from the first date, in the zone of each show; {@code null} for shows that start after the time of the query
 * @param to the last date, in the zone of each show
 * @param currency the show has a ticket on sale in this currency
 * @param priceFrom in minor units: the show has a ticket on sale for at least this price
 * @param priceTo in minor units: the show has a ticket on sale for at most this price
 */
record ShowFilter(
        SearchQuery words,
        String cityKey,
        String category,
        LocalDate from,
        LocalDate to,
        String currency,
        Long priceFrom,
        Long priceTo,
        UUID organiserId,
        Set<ShowStatus> statuses) {

    ShowFilter {
        statuses = Set.copyOf(statuses);
    }

    ShowFilter withWords(SearchQuery other) {
        return new ShowFilter(other, cityKey, category, from, to, currency, priceFrom, priceTo, organiserId, statuses);
    }

    /** Whether everyone may see the shows. */
    boolean isPublic() {
        return statuses.equals(Set.of(ShowStatus.PUBLISHED));
    }
}
