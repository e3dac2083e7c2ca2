package dev.boxoffice.storefront.catalogue;

import java.util.ArrayList;
import java.util.List;

/** What the page of the catalogue shows. */
public final class Catalogue {

    private final Search search;
    private final Search inForce;
    private final ShowPage page;
    private final Facets facets;
    private final ShowQuery query;
    private final boolean later;

    /**
     * @param search as the visitor typed it
     * @param inForce the search whose result the page shows; its dates may be those that the visitor typed as words
     * @param later whether this is not the first page
     */
    Catalogue(Search search, Search inForce, ShowPage page, Facets facets, ShowQuery query, boolean later) {
        this.search = search;
        this.inForce = inForce;
        this.page = page;
        this.facets = facets;
        this.query = query;
        this.later = later;
    }

    public Search search() {
        return search;
    }

    public Search inForce() {
        return inForce;
    }

    public ShowPage page() {
        return page;
    }

    public Facets facets() {
        return facets;
    }

    public boolean isLater() {
        return later;
    }

    /** The query whose result the page shows. */
    public String topic() {
        return query.text();
    }

    public List<When> periods() {
        return List.of(When.values());
    }

    /** The filters in force. Comparing prices restricts the list to one currency, even if the visitor chose none. */
    public List<Search.Filter> filters() {
        var filters = new ArrayList<Search.Filter>();
        for (Search.Filter filter : inForce.filters()) {
            boolean typedAsWords = filter.kind().equals("dates") && !search.hasDates();
            filters.add(
                    typedAsWords ? new Search.Filter("dates", search.literally().address()) : filter);
        }
        if (!search.hasPrice() && !currency().isEmpty()) {
            filters.add(new Search.Filter("price", search.byDate()));
        }
        return filters;
    }

    public boolean isFiltered() {
        return !filters().isEmpty();
    }

    /** The currency in which prices are compared; empty if prices do not matter. */
    public String currency() {
        return query.currency == null ? "" : query.currency;
    }

    public boolean hasBadDates() {
        return query.hasBadDates();
    }

    public boolean hasBadPrice() {
        return query.hasBadPrice();
    }

    /** Whether the less common fields have values, so that they are open. */
    public boolean isDetailed() {
        return search.hasDates() || search.hasPrice() || hasBadDates() || hasBadPrice();
    }

    /** The city as the choices spell it, so that the field shows it as chosen. */
    public boolean isUnlistedCity() {
        return !search.city().isEmpty()
                && facets.cities().stream().noneMatch(city -> city.value().equals(search.city()));
    }

    public boolean isUnlistedCategory() {
        return !search.category().isEmpty()
                && facets.categories().stream()
                        .noneMatch(category -> category.value().equals(search.category()));
    }

    public boolean isFirst(int index) {
        return index < FIRST_ROW;
    }

    /** Images of the first row are seen at once, so browsers load them at once. */
    private static final int FIRST_ROW = 4;
}
