package dev.boxoffice.chaos.workload;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Builds the requests of sellers, buyers and operators. */
public final class Calls {

    private static final String ORDERS = "/api/orders";
    private static final String TICKETS = "/api/tickets";
    private static final String POOLS = "/api/pools";

    private Calls() {}

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** One unit of each ticket. */
    public static Api.Call place(String user, List<UUID> tickets) {
        String lines = String.join(
                ", ",
                tickets.stream()
                        .map("{\"ticketId\": \"%s\", \"quantity\": 1}"::formatted)
                        .toList());
        String body = "{\"items\": [%s]}".formatted(lines);
        return new Api.Call(Kind.PLACE, user, newKey(), null, Set.copyOf(tickets), "POST", ORDERS, body, null);
    }

    static Api.Call putIntoCart(String user, UUID ticket) {
        return new Api.Call(
                Kind.PUT_INTO_CART,
                user,
                newKey(),
                ticket,
                Set.of(ticket),
                "PUT",
                "/api/cart/items/" + ticket,
                "{\"quantity\": 1}",
                null);
    }

    static Api.Call checkOut(String user, UUID ticket) {
        return new Api.Call(
                Kind.CHECK_OUT, user, newKey(), null, Set.of(ticket), "POST", "/api/cart/checkout", null, null);
    }

    /** @param quantity zero removes the line */
    static Api.Call changeLine(String user, UUID order, UUID ticket, int quantity) {
        return new Api.Call(
                Kind.CHANGE_LINE,
                user,
                newKey(),
                order,
                Set.of(ticket),
                quantity == 0 ? "DELETE" : "PUT",
                ORDERS + "/" + order + "/items/" + ticket,
                quantity == 0 ? null : "{\"quantity\": %d}".formatted(quantity),
                null);
    }

    static Api.Call pay(String user, UUID order, Set<UUID> tickets, String method) {
        String body = "{\"paymentMethod\": \"%s\"}".formatted(method);
        return new Api.Call(
                Kind.PAY, user, newKey(), order, tickets, "POST", ORDERS + "/" + order + "/payment", body, null);
    }

    static Api.Call cancel(String user, UUID order, Set<UUID> tickets) {
        return new Api.Call(
                Kind.CANCEL, user, newKey(), order, tickets, "POST", ORDERS + "/" + order + "/cancel", null, null);
    }

    static Api.Call refund(UUID order) {
        return new Api.Call(
                Kind.REFUND,
                Api.operator(),
                newKey(),
                order,
                Set.of(),
                "POST",
                ORDERS + "/" + order + "/refund",
                null,
                null);
    }

    public static Api.Call createTicket(String seller, String title, int capacity) {
        return new Api.Call(
                Kind.CREATE_TICKET, seller, newKey(), null, Set.of(), "POST", TICKETS, ticket(title, capacity), null);
    }

    /** A ticket of an existing show, counted in the pool. */
    static Api.Call createTicket(String seller, UUID show, UUID pool, String name, int capacity) {
        String body = """
                {"showId": "%s", "name": "%s", "poolIds": ["%s"],
                 "price": {"amount": 2500, "currency": "EUR"}, "capacity": %d, "maxPerOrder": 10}
                """.formatted(show, name, pool, capacity);
        return new Api.Call(Kind.CREATE_TICKET, seller, newKey(), null, Set.of(), "POST", TICKETS, body, null);
    }

    static Api.Call createPool(String seller, UUID show, int capacity) {
        String body = "{\"showId\": \"%s\", \"name\": \"Floor\", \"capacity\": %d}".formatted(show, capacity);
        return new Api.Call(Kind.CREATE_POOL, seller, newKey(), null, Set.of(), "POST", POOLS, body, null);
    }

    static Api.Call editPool(String seller, UUID pool, int capacity, String etag) {
        String body = "{\"name\": \"Floor\", \"capacity\": %d}".formatted(capacity);
        return new Api.Call(Kind.EDIT_POOL, seller, newKey(), pool, Set.of(), "PUT", POOLS + "/" + pool, body, etag);
    }

    static Api.Call editTicket(String seller, UUID ticket, String title, int capacity, String etag) {
        return new Api.Call(
                Kind.EDIT_TICKET,
                seller,
                newKey(),
                ticket,
                Set.of(),
                "PUT",
                TICKETS + "/" + ticket,
                ticket(title, capacity),
                etag);
    }

    static Api.Call withdrawTicket(String seller, UUID ticket, String etag) {
        return new Api.Call(
                Kind.WITHDRAW_TICKET, seller, newKey(), ticket, Set.of(), "DELETE", TICKETS + "/" + ticket, null, etag);
    }

    private static String ticket(String title, int capacity) {
        Instant start = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        return """
                {"title": "%s", "venue": "Harbour Hall", "startsAt": "%s",
                 "price": {"amount": 2500, "currency": "EUR"}, "capacity": %d, "maxPerOrder": 10}
                """.formatted(title, start, capacity);
    }
}
