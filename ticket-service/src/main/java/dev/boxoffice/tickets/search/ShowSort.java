package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Problems;
import dev.boxoffice.http.Rfc3339;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The order of a list of shows. The id breaks ties, so that pages have no gaps. */
enum ShowSort {
    STARTS_AT("startsAt", "starts_at", "id", ">"),
    LATEST("-startsAt", "starts_at", "id", "<"),
    PRICE("price", "sort_price", "id", ">"),
    NEWEST("-createdAt", "created_at", "id", "<");

    static final String BY_START = "startsAt";

    private final String parameter;
    private final String key;
    private final String id;
    private final String comparison;

    ShowSort(String parameter, String key, String id, String comparison) {
        this.parameter = parameter;
        this.key = key;
        this.id = id;
        this.comparison = comparison;
    }

    static ShowSort of(String parameter) {
        return Arrays.stream(values())
                .filter(sort -> sort.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() -> Problems.badRequest("'sort' must be one of "
                        + Arrays.stream(values()).map(sort -> sort.parameter).collect(Collectors.joining(", ")) + "."));
    }

    String orderBy() {
        String direction = comparison.equals("<") ? " desc" : "";
        return " order by " + key + direction + ", " + id + direction;
    }

    /** The rows that follow a cursor, with two parameters. */
    String isAfter() {
        return "(" + key + ", " + id + ") " + comparison + " (?, ?)";
    }

    /** The key of a cursor as a parameter; throws an exception for a text that is not one. */
    Object value(String text) {
        return this == PRICE ? (Object) Long.valueOf(text) : Rfc3339.parse(text).atOffset(ZoneOffset.UTC);
    }
}
