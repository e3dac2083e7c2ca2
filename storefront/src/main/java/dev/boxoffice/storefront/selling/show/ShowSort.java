package dev.boxoffice.storefront.selling.show;

import java.util.Set;

/** The orders of a list of shows, as ticket-service names them. */
final class ShowSort {

    static final String EARLIEST = "startsAt";
    static final String LATEST = "-startsAt";
    static final String NEWEST = "-createdAt";

    private static final Set<String> ALL = Set.of(EARLIEST, LATEST, NEWEST);

    private ShowSort() {}

    /** The order of a page's address; by default the next shows come first, and of past shows the last. */
    static String of(String parameter, ShowFilter filter) {
        if (ALL.contains(parameter)) {
            return parameter;
        }
        return filter == ShowFilter.OVER ? LATEST : EARLIEST;
    }
}
