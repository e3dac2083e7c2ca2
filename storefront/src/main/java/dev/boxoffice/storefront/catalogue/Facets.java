package dev.boxoffice.storefront.catalogue;

import java.util.List;

/** The choices for the filters of the catalogue. */
public record Facets(List<Facet> cities, List<Facet> categories, List<Facet> currencies, List<Facet> months) {

    static final Facets NONE = new Facets(List.of(), List.of(), List.of(), List.of());

    public Facets {
        cities = cities == null ? List.of() : List.copyOf(cities);
        categories = categories == null ? List.of() : List.copyOf(categories);
        currencies = currencies == null ? List.of() : List.copyOf(currencies);
        months = months == null ? List.of() : List.copyOf(months);
    }

    /**
     * A value.
     *
     * @param shows how many shows have it
     */
    public record Facet(String value, long shows) {}

    /** The currency that most shows use; empty if nothing is on sale. */
    String usualCurrency() {
        return currencies.isEmpty() ? "" : currencies.getFirst().value();
    }
}
