package dev.boxoffice.orders.cart;

import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows a cart with the current state of its tickets. */
@ApplicationScoped
class ShowCart {

    private final CartRepository carts;
    private final TicketRepository tickets;

    ShowCart(CartRepository carts, TicketRepository tickets) {
        this.carts = carts;
        this.tickets = tickets;
    }

    @Transactional
    CartResponse show(String userId) {
        return carts.findByIdOptional(userId).map(this::show).orElse(CartResponse.EMPTY);
    }

    CartResponse show(Cart cart) {
        if (cart.isEmpty()) {
            return CartResponse.EMPTY;
        }
        Map<UUID, Ticket> now = tickets.list("id in ?1", cart.items().keySet()).stream()
                .collect(Collectors.toMap(Ticket::id, Function.identity()));
        return CartResponse.of(cart, now);
    }
}
