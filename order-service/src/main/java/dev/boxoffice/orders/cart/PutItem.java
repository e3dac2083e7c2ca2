package dev.boxoffice.orders.cart;

import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.Sale;
import dev.boxoffice.orders.ticket.Ticket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Adds a ticket to a cart, or changes its quantity. */
@ApplicationScoped
class PutItem {

    private final CartRepository carts;
    private final SaleReader sales;
    private final ShowCart showCart;

    PutItem(CartRepository carts, SaleReader sales, ShowCart showCart) {
        this.carts = carts;
        this.sales = sales;
        this.showCart = showCart;
    }

    @Transactional
    CartResponse put(String userId, UUID ticketId, int quantity) {
        Cart cart = carts.lockOrCreate(userId);
        Sale sale = sales.read(userId, List.of(ticketId));
        Ticket ticket = sale.tickets().get(ticketId);
        if (ticket == null) {
            throw new OrderProblem.UnknownTicket(ticketId).toException();
        }
        cart.put(ticket, quantity, sale);
        return showCart.show(cart);
    }
}
