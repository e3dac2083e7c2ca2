package dev.boxoffice.orders.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Shows a cart with the current state of its tickets. */
@ApplicationScoped
class ShowCart {

    private final CartRepository carts;
    private final SaleReader sales;

    ShowCart(CartRepository carts, SaleReader sales) {
        this.carts = carts;
        this.sales = sales;
    }

    @Transactional
    CartResponse show(String userId) {
        return carts.findByIdOptional(userId).map(this::show).orElse(CartResponse.EMPTY);
    }

    CartResponse show(Cart cart) {
        if (cart.isEmpty()) {
            return CartResponse.EMPTY;
        }
        return CartResponse.of(cart, sales.read(cart.userId(), cart.items().keySet()));
    }
}
