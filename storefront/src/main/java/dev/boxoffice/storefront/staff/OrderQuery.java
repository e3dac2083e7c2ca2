package dev.boxoffice.storefront.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.storefront.Days;
import dev.boxoffice.storefront.OrderStatus;
import dev.boxoffice.storefront.Subject;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The search form for orders, as typed. */
public class OrderQuery {

    /** Chooses the orders of all organisers of the visitor. */
    private static final String ALL = "all";

    @QueryParam("q")
    String q;

    @QueryParam("organiser")
    String organiser;

    @QueryParam("show")
    String show;

    @QueryParam("status")
    String status;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

    public String text() {
        return orEmpty(q);
    }

    /** The text for the form, where the name that the storefront has for a guest would mean nothing. */
    public String shownText() {
        return new Subject(text()).isGuest() ? "" : text();
    }

    public String from() {
        return orEmpty(from);
    }

    public String to() {
        return orEmpty(to);
    }

    public String showId() {
        return orEmpty(show);
    }

    public boolean isShowChosen() {
        return !showId().isEmpty();
    }

    /** Empty also if the value of the address is no id. */
    Optional<UUID> chosenShow() {
        return id(show);
    }

    /** Empty also for all organisers, and if the value of the address is no id. */
    Optional<UUID> chosenOrganiser() {
        return id(organiser);
    }

    private static Optional<UUID> id(String value) {
        try {
            return orEmpty(value).isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(value));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Chooses an organiser unless the address has a choice. */
    void preferOrganiser(UUID preferred) {
        if (orEmpty(organiser).isEmpty()) {
            organiser = preferred.toString();
        }
    }

    void forgetShow() {
        show = null;
    }

    public boolean isOrganiser(UUID id) {
        return id.toString().equals(organiser);
    }

    public boolean isShow(UUID id) {
        return id.toString().equals(show);
    }

    public boolean isStatus(OrderStatus one) {
        return one.name().equals(status);
    }

    public boolean isFiltered() {
        return Stream.of(q, show, status, from, to)
                .anyMatch(value -> !orEmpty(value).isBlank());
    }

    /** The list of the same organisers without any other filter. */
    public String unfilteredPath() {
        return orEmpty(organiser).isEmpty()
                ? "/sell/orders"
                : "/sell/orders?organiser=" + URLEncoder.encode(organiser, UTF_8);
    }

    /** The query of an address that repeats the search. */
    public String parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("q", q);
        all.put("organiser", organiser);
        all.put("show", show);
        all.put("status", status);
        all.put("from", from);
        all.put("to", to);
        return all.entrySet().stream()
                .filter(parameter -> !orEmpty(parameter.getValue()).isBlank())
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /**
     * The filter for order-service.
     *
     * @throws IllegalArgumentException if a value of the address is none that the form offers
     * @throws DateTimeParseException if a date is none
     */
    StaffOrderClient.Filter filter(Days days) {
        var filter = new StaffOrderClient.Filter();
        filter.text = text().isBlank() ? null : text();
        filter.organiser = orEmpty(organiser).isEmpty() || organiser.equals(ALL) ? null : UUID.fromString(organiser);
        filter.show = orEmpty(show).isEmpty() ? null : UUID.fromString(show);
        filter.status =
                orEmpty(status).isEmpty() ? null : OrderStatus.valueOf(status).name();
        filter.from =
                from().isEmpty() ? null : days.start(LocalDate.parse(from)).toString();
        filter.to = to().isEmpty()
                ? null
                : days.start(LocalDate.parse(to).plusDays(1)).toString();
        return filter;
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
