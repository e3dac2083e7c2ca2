package dev.boxoffice.orders.cart;

import dev.boxoffice.orders.order.Decision;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.OrderRequest;
import dev.boxoffice.orders.order.Sale;
import dev.boxoffice.orders.ticket.Ticket;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The tickets that one user intends to order. A cart holds no stock, and all of its prices share one currency. Change it
 * only while holding the row lock ({@link CartRepository#lock}).
 */
@Entity
class Cart {

    @Id
    private String userId;

    private Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "cart_item", joinColumns = @JoinColumn(name = "user_id"))
    @MapKeyColumn(name = "ticket_id")
    @OrderBy("addedAt")
    private Map<UUID, CartItem> items = new LinkedHashMap<>();

    /** Only {@link CartRepository#lockOrCreate} creates rows, so that concurrent requests share one cart. */
    protected Cart() {}

    /** Sets the quantity of a ticket and accepts its current price. */
    void put(Ticket ticket, int quantity, Sale sale) {
        CartItem before = items.get(ticket.id());
        var item = new CartItem(quantity, ticket.price(), before == null ? sale.now() : before.addedAt());
        refuseUnorderable(ticket, item, sale);
        refuseAnotherCurrency(ticket);
        if (before == null && items.size() >= OrderRequest.MAX_LINES) {
            throw new OrderProblem.TooManyLines(OrderRequest.MAX_LINES).toException();
        }
        items.put(ticket.id(), item);
        updatedAt = sale.now();
    }

    /** Removes a ticket; does nothing if the cart does not contain it. */
    void remove(UUID ticketId, Instant now) {
        if (items.remove(ticketId) != null) {
            updatedAt = now;
        }
    }

    void clear(Instant now) {
        items.clear();
        updatedAt = now;
    }

    private static void refuseUnorderable(Ticket ticket, CartItem item, Sale sale) {
        OrderProblem problem =
                Decision.problems(List.of(item.line(ticket.id())), sale).get(ticket.id());
        if (problem != null && !mayPass(problem, item)) {
            throw problem.toException();
        }
    }

    /** Whether the problem may have gone by the checkout, because units of this or another buyer were released. */
    private static boolean mayPass(OrderProblem problem, CartItem item) {
        return problem instanceof OrderProblem.SoldOut
                || problem instanceof OrderProblem.PoolSoldOut
                || (problem instanceof OrderProblem.BuyerLimit limit && item.quantity() <= limit.maxPerBuyer());
    }

    private void refuseAnotherCurrency(Ticket ticket) {
        var currencies = new TreeSet<String>();
        currencies.add(ticket.price().currency());
        items.forEach((id, item) -> {
            if (!id.equals(ticket.id())) {
                currencies.add(item.priceWhenAdded().currency());
            }
        });
        if (currencies.size() > 1) {
            throw new OrderProblem.MixedCurrencies(currencies).toException();
        }
    }

    String userId() {
        return userId;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** Items by ticket, oldest first. */
    Map<UUID, CartItem> items() {
        return Collections.unmodifiableMap(items);
    }
}
