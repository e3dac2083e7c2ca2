package dev.boxoffice.orders.cart;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.order.Decision;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.OrderRequest;
import dev.boxoffice.orders.order.Sale;
import dev.boxoffice.orders.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A cart as shown to its owner.
 *
 * @param items oldest first
 * @param total at current prices; absent if the cart is empty or its prices are in several currencies
 * @param updatedAt absent if the cart is empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CartResponse(List<Item> items, Money total, Instant updatedAt) {

    static final CartResponse EMPTY = new CartResponse(List.of(), null, null);

    /**
     * One line.
     *
     * @param priceWhenAdded the unit price that the buyer saw, and that a checkout requires
     * @param price the current unit price
     * @param available how many are available now, in the ticket and in each of its pools
     * @param problem the problem type, without its prefix, that a checkout would report for this line; absent if there is none
     */
    @Schema(name = "CartItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID ticketId,
            int quantity,
            Money priceWhenAdded,
            Money price,
            TicketSummary ticket,
            int available,

            @Schema(
                    enumeration = {
                        "not-on-sale",
                        "price-changed",
                        "limit-exceeded",
                        "buyer-limit",
                        "sold-out",
                        "unknown-ticket"
                    })
            String problem) {}

    /**
     * Ticket details, from the replica.
     *
     * @param timeZone the IANA name of the show's zone
     */
    @Schema(name = "CartTicket")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TicketSummary(String name, String title, String venue, Instant startsAt, String timeZone, String status) {}

    /** Combines the cart with the current state of its tickets. */
    static CartResponse of(Cart cart, Sale sale) {
        if (cart.isEmpty()) {
            return EMPTY;
        }
        List<OrderRequest.Line> lines = cart.items().entrySet().stream()
                .map(entry -> entry.getValue().line(entry.getKey()))
                .toList();
        Map<UUID, OrderProblem.OfLine> problems = Decision.problems(lines, sale);
        List<Item> items = cart.items().entrySet().stream()
                .map(entry -> item(entry.getKey(), entry.getValue(), sale, problems))
                .toList();
        return new CartResponse(items, total(items), cart.updatedAt());
    }

    private static Item item(UUID id, CartItem item, Sale sale, Map<UUID, OrderProblem.OfLine> problems) {
        Ticket ticket = sale.tickets().get(id);
        return new Item(
                id,
                item.quantity(),
                item.priceWhenAdded(),
                ticket.price(),
                new TicketSummary(
                        ticket.name(),
                        ticket.title(),
                        ticket.venue(),
                        ticket.startsAt(),
                        ticket.timeZone(),
                        ticket.status()),
                sale.available(ticket),
                problems.containsKey(id) ? name(problems.get(id)) : null);
    }

    private static String name(OrderProblem.OfLine problem) {
        return switch (problem) {
            case OrderProblem.UnknownTicket _ -> "unknown-ticket";
            case OrderProblem.NotOnSale _ -> "not-on-sale";
            case OrderProblem.PriceChanged _ -> "price-changed";
            case OrderProblem.TooManyOfTicket _ -> "limit-exceeded";
            case OrderProblem.BuyerLimit _ -> "buyer-limit";
            case OrderProblem.SoldOut _, OrderProblem.PoolSoldOut _ -> "sold-out";
        };
    }

    private static Money total(List<Item> items) {
        List<String> currencies =
                items.stream().map(item -> item.price().currency()).distinct().toList();
        if (currencies.size() > 1) {
            return null;
        }
        long amount = items.stream()
                .mapToLong(item -> item.price().times(item.quantity()).amount())
                .reduce(0, Math::addExact);
        return new Money(amount, currencies.getFirst());
    }
}
