package dev.boxoffice.storefront.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a visitor looks for, as typed in the form of the catalogue. An empty text does not restrict the list.
 *
 * @param q words
 * @param when the parameter of a {@link When}
 * @param from the first date; it and {@code to} replace {@code when}
 * @param to the last date
 * @param min the lowest price, in units of the currency
 * @param max the highest price
 * @param sort {@code startsAt}, {@code price} or {@code -createdAt}
 * @param words {@value #LITERAL} if no word of {@code q} names a day
 */
public record Search(
        String q,
        String when,
        String from,
        String to,
        String city,
        String category,
        String min,
        String max,
        String currency,
        String sort,
        String words) {

    static final String LITERAL = "literal";

    private static final int MAX_WORDS = 200;
    private static final int MAX_FIELD = 100;

    public Search {
        q = firstCharacters(q, MAX_WORDS);
        when = When.of(when).isPresent() ? when : "";
        from = firstCharacters(from, MAX_FIELD);
        to = firstCharacters(to, MAX_FIELD);
        city = firstCharacters(city, MAX_FIELD);
        category = firstCharacters(category, MAX_FIELD);
        min = firstCharacters(min, MAX_FIELD);
        max = firstCharacters(max, MAX_FIELD);
        currency = currency.matches("[A-Z]{3}") ? currency : "";
        sort = List.of("price", "-createdAt").contains(sort) ? sort : "";
        words = words.equals(LITERAL) ? words : "";
    }

    /** Counts code points, as ticket-service does. */
    private static String firstCharacters(String text, int maximum) {
        String stripped = text.strip();
        return stripped.codePointCount(0, stripped.length()) <= maximum
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, maximum));
    }

    private Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("q", q);
        fields.put("when", hasDates() ? "" : when);
        fields.put("from", from);
        fields.put("to", to);
        fields.put("city", city);
        fields.put("category", category);
        fields.put("min", min);
        fields.put("max", max);
        fields.put("currency", currency);
        fields.put("sort", sort);
        fields.put("words", words);
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /** This search with the days that its words name as dates, if they name any and the visitor chose none. */
    Optional<Search> withDatesOfWords(LocalDate today) {
        return hasDates() || !when.isEmpty() || !words.isEmpty()
                ? Optional.empty()
                : DateWords.in(q, today)
                        .map(days -> new Search(
                                days.others(),
                                "",
                                days.from().toString(),
                                days.to().toString(),
                                city,
                                category,
                                min,
                                max,
                                currency,
                                sort,
                                ""));
    }

    /** This search with every word as it is. */
    Search literally() {
        return new Search(q, when, from, to, city, category, min, max, currency, sort, LITERAL);
    }

    /** The address of the first page of results. */
    public String address() {
        return address(fields());
    }

    /** The address of a page of results. */
    public String address(String after) {
        Map<String, String> fields = fields();
        fields.put("after", after);
        return address(fields);
    }

    private static String address(Map<String, String> fields) {
        return fields.isEmpty()
                ? "/"
                : fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&", "/?", ""));
    }

    private String without(String... names) {
        Map<String, String> fields = fields();
        fields.keySet().removeAll(List.of(names));
        return address(fields);
    }

    /** The address of the results in the usual order. */
    String byDate() {
        return without("sort");
    }

    public boolean hasDates() {
        return !from.isEmpty() || !to.isEmpty();
    }

    public boolean hasPrice() {
        return !min.isEmpty() || !max.isEmpty() || !currency.isEmpty();
    }

    /**
     * A filter in force.
     *
     * @param kind {@code q}, {@code when}, {@code dates}, {@code city}, {@code category} or {@code price}
     * @param drop the address of the results without it
     */
    public record Filter(String kind, String drop) {}

    /** The filters in force. */
    public List<Filter> filters() {
        var filters = new ArrayList<Filter>();
        if (!q.isEmpty()) {
            filters.add(new Filter("q", without("q", "words")));
        }
        if (hasDates()) {
            filters.add(new Filter("dates", without("from", "to")));
        } else if (!when.isEmpty()) {
            filters.add(new Filter("when", without("when")));
        }
        if (!city.isEmpty()) {
            filters.add(new Filter("city", without("city")));
        }
        if (!category.isEmpty()) {
            filters.add(new Filter("category", without("category")));
        }
        if (hasPrice()) {
            filters.add(new Filter("price", without("min", "max", "currency")));
        }
        return filters;
    }
}
