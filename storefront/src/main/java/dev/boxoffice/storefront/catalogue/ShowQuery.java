package dev.boxoffice.storefront.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.storefront.TypedPrice;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The parameters of a search in ticket-service. A value that cannot be read does not restrict the search. */
public final class ShowQuery {

    @QueryParam("q")
    String words;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

    @QueryParam("city")
    String city;

    @QueryParam("category")
    String category;

    @QueryParam("currency")
    String currency;

    @QueryParam("priceFrom")
    Long priceFrom;

    @QueryParam("priceTo")
    Long priceTo;

    @QueryParam("organiserId")
    String organiserId;

    @QueryParam("sort")
    String sort;

    @QueryParam("after")
    String after;

    @QueryParam("limit")
    int limit;

    @QueryParam("count")
    boolean count;

    private boolean badDates;
    private boolean badPrice;

    /** Years that ticket-service accepts. */
    private static final int FIRST_YEAR = 1;

    private static final int LAST_YEAR = 9999;

    /** The upcoming shows of an organiser. */
    public static ShowQuery ofOrganiser(UUID organiser, String after, int limit) {
        var query = new ShowQuery();
        query.organiserId = organiser.toString();
        query.after = orNull(after);
        query.limit = limit;
        query.count = true;
        return query;
    }

    static ShowQuery of(Search search, LocalDate today, String usualCurrency) {
        var query = new ShowQuery();
        query.words = orNull(search.q());
        query.city = orNull(search.city());
        query.category = orNull(search.category());
        query.sort = orNull(search.sort());
        query.readDates(search, today);
        boolean needsCurrency = search.hasPrice() || search.sort().equals("price");
        query.currency =
                needsCurrency && search.currency().isEmpty() ? orNull(usualCurrency) : orNull(search.currency());
        query.readPrices(search);
        return query;
    }

    private void readDates(Search search, LocalDate today) {
        if (!search.hasDates()) {
            When.of(search.when()).ifPresent(when -> period(when.from(today), when.to(today)));
            return;
        }
        Optional<LocalDate> first = date(search.from());
        Optional<LocalDate> last = date(search.to());
        badDates = (first.isEmpty() && !search.from().isEmpty())
                || (last.isEmpty() && !search.to().isEmpty())
                || (first.isPresent() && last.isPresent() && first.get().isAfter(last.get()));
        if (!badDates) {
            period(first.filter(today::isBefore).orElse(null), last.orElse(null));
        }
    }

    /** A period without a first date, or with today's, begins now. */
    private void period(LocalDate first, LocalDate last) {
        from = first == null ? null : first.toString();
        to = last == null ? null : last.toString();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(date -> date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void readPrices(Search search) {
        priceFrom = price(search.min());
        priceTo = price(search.max());
        if (priceFrom != null && priceTo != null && priceFrom > priceTo) {
            badPrice = true;
        }
        if (badPrice) {
            priceFrom = null;
            priceTo = null;
        }
    }

    private Long price(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        return switch (TypedPrice.of(typed, currency == null ? "" : currency)) {
            case TypedPrice.Accepted(var money) -> money.amount();
            case TypedPrice.BelowMinimum _ -> 0L;
            default -> {
                badPrice = true;
                yield null;
            }
        };
    }

    /** The query as a text. */
    String text() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("q", words);
        fields.put("from", from);
        fields.put("to", to);
        fields.put("city", city);
        fields.put("category", category);
        fields.put("currency", currency);
        fields.put("priceFrom", priceFrom);
        fields.put("priceTo", priceTo);
        fields.put("sort", sort);
        fields.put("after", after);
        fields.put("limit", limit);
        fields.put("count", count);
        fields.values().removeIf(Objects::isNull);
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().toString(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    boolean hasBadDates() {
        return badDates;
    }

    boolean hasBadPrice() {
        return badPrice;
    }
}
