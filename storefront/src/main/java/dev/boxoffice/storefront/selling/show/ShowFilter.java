package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.selling.offer.Show;
import java.util.List;
import java.util.Locale;

/** Which shows of an organiser a list contains. */
enum ShowFilter {
    UPCOMING,
    DRAFT,
    ON_SALE,
    CALLED_OFF,
    OVER;

    private static final String ANY_DATE = "1970-01-01";

    /** The filter of a page's address; upcoming shows by default. */
    static ShowFilter of(String parameter) {
        for (ShowFilter filter : values()) {
            if (filter.parameter().equals(parameter)) {
                return filter;
            }
        }
        return UPCOMING;
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<String> statuses() {
        return switch (this) {
            case UPCOMING -> List.of("DRAFT", "PUBLISHED", "CALLED_OFF");
            case DRAFT -> List.of("DRAFT");
            case ON_SALE, OVER -> List.of("PUBLISHED");
            case CALLED_OFF -> List.of("CALLED_OFF");
        };
    }

    /** The first date; {@code null} for shows that have not started. */
    String from() {
        return this == UPCOMING || this == ON_SALE ? null : ANY_DATE;
    }

    boolean includes(Show show) {
        return this != OVER || show.over();
    }
}
