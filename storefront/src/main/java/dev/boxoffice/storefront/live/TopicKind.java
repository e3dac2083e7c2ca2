package dev.boxoffice.storefront.live;

import dev.boxoffice.storefront.StorefrontConfig;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What pages can follow, and the representation whose changes are its changes. */
enum TopicKind {
    /** A list of shows, named by the query of its search. */
    SHOWS("shows", Source.TICKET_SERVICE, "/api/shows?%s", Argument.QUERY, false),
    /** A show with its tickets and their availability. */
    SHOW("show", Source.TICKET_SERVICE, "/api/shows/%s", Argument.ID, false),
    TICKET("ticket", Source.TICKET_SERVICE, "/api/tickets/%s", Argument.ID, false),
    CART("cart", Source.ORDER_SERVICE, "/api/cart", Argument.NONE, true),
    ORDER("order", Source.ORDER_SERVICE, "/api/orders/%s", Argument.ID, true),
    /** The sales of some tickets, named by the query of their request. */
    SALES("sales", Source.ORDER_SERVICE, "/api/sales?%s", Argument.QUERY, true),
    /** The sales of all shows of the visitor's organisers, or of one. */
    SALES_SUMMARY("sales-summary", Source.ORDER_SERVICE, "/api/sales/summary?%s", Argument.QUERY, true),
    /** The admissions of an order. */
    ADMISSIONS("admissions", Source.ADMISSION_SERVICE, "/api/orders/%s/admissions", Argument.ID, true),
    /** An order as staff see it. */
    STAFF_ORDER("staff-order", Source.ORDER_SERVICE, "/api/admin/orders/%s", Argument.ID, true),
    TICKET_OUTBOX("outbox-of-ticket-service", Source.TICKET_SERVICE, "/api/admin/outbox", Argument.NONE, true),
    ORDER_OUTBOX("outbox-of-order-service", Source.ORDER_SERVICE, "/api/admin/outbox", Argument.NONE, true),
    ADMISSION_OUTBOX("outbox-of-admission-service", Source.ADMISSION_SERVICE, "/api/admin/outbox", Argument.NONE, true),
    TICKET_LETTERS("letters-of-ticket-service", Source.TICKET_SERVICE, "/api/admin/dead-letters", Argument.NONE, true),
    ORDER_LETTERS("letters-of-order-service", Source.ORDER_SERVICE, "/api/admin/dead-letters", Argument.NONE, true),
    ADMISSION_LETTERS(
            "letters-of-admission-service", Source.ADMISSION_SERVICE, "/api/admin/dead-letters", Argument.NONE, true);

    private final String prefix;
    private final Source source;
    private final String path;
    private final Argument argument;
    private final boolean personal;

    TopicKind(String prefix, Source source, String path, Argument argument, boolean personal) {
        this.prefix = prefix;
        this.source = source;
        this.path = path;
        this.argument = argument;
        this.personal = personal;
    }

    static Optional<TopicKind> of(String prefix) {
        return Arrays.stream(values())
                .filter(kind -> kind.prefix.equals(prefix))
                .findFirst();
    }

    boolean accepts(String text) {
        return argument.pattern.matcher(text).matches();
    }

    /** Whether the representation differs between visitors. */
    boolean isPersonal() {
        return personal;
    }

    /** Whether it is read less often, because reading costs much, or because it changes all the time under load. */
    boolean isSlow() {
        return switch (this) {
            case SALES, SALES_SUMMARY, TICKET_OUTBOX, ORDER_OUTBOX, ADMISSION_OUTBOX -> true;
            case SHOWS, SHOW, TICKET, CART, ORDER, ADMISSIONS, STAFF_ORDER -> false;
            case TICKET_LETTERS, ORDER_LETTERS, ADMISSION_LETTERS -> false;
        };
    }

    /** Whether a service can hear of it only after a page shows it. */
    boolean isAbsentAtFirst() {
        return this == ADMISSIONS;
    }

    /** The address of the representation. */
    String address(String text, StorefrontConfig config) {
        return source.of(config) + path.formatted(text);
    }

    private enum Source {
        TICKET_SERVICE,
        ORDER_SERVICE,
        ADMISSION_SERVICE;

        URI of(StorefrontConfig config) {
            return switch (this) {
                case TICKET_SERVICE -> config.ticketService();
                case ORDER_SERVICE -> config.orderService();
                case ADMISSION_SERVICE -> config.admissionService();
            };
        }
    }

    private enum Argument {
        NONE(""),
        ID("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        /** The characters of RFC 3986, section 3.4. */
        QUERY("[A-Za-z0-9\\-._~!$&'()*+,;=:@/?%]{0,1500}");

        private final Pattern pattern;

        Argument(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }
}
