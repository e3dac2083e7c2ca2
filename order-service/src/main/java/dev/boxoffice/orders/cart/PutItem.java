package dev.boxoffice.orders.cart;

import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Adds a ticket to a cart, or changes its quantity. */
@ApplicationScoped
class PutItem {

    private final CartRepository carts;
    private final DatabaseClock clock;
    private final TicketRepository tickets;
    private final ShowCart showCart;

    PutItem(CartRepository carts, DatabaseClock clock, TicketRepository tickets, ShowCart showCart) {
        this.carts = carts;
        this.clock = clock;
        this.tickets = tickets;
        this.showCart = showCart;
    }

    @Transactional
    CartResponse put(String userId, UUID ticketId, int quantity) {
        Cart cart = carts.lockOrCreate(userId);
        Ticket ticket = tickets.findByIdOptional(ticketId)
                .orElseThrow(() -> new OrderProblem.UnknownTicket(ticketId).toException());
        cart.put(ticket, quantity, clock.now());
        return showCart.show(cart);
    }
}
