package dev.boxoffice.storefront.cart;

import dev.boxoffice.money.PriceCurrency;

/**
 * What the page of the cart shows.
 *
 * @param typed quantities that were refused
 * @param checkout what the visitor has typed, or what is known about them
 * @param guest whether the visitor buys without an account, and must say who they are
 * @param error why the last request was refused; empty if it was not
 * @param nameError what is wrong with the name; empty if nothing is
 * @param emailError what is wrong with the e-mail address; empty if nothing is
 * @param simulated whether payments are simulated
 */
public record CartView(
        Cart cart,
        CartForm typed,
        Checkout checkout,
        boolean guest,
        String error,
        String nameError,
        String emailError,
        boolean simulated) {

    CartView refused(String why) {
        return new CartView(cart, typed, checkout, guest, why, nameError, emailError, simulated);
    }

    CartView typed(CartForm form) {
        return new CartView(cart, form, checkout, guest, error, nameError, emailError, simulated);
    }

    CartView checking(Checkout entered, String wrongName, String wrongEmail) {
        return new CartView(cart, typed, entered, guest, error, wrongName, wrongEmail, simulated);
    }

    /** The name of the field with the quantity of an item. */
    public String field(Cart.Item item) {
        return "quantity-" + item.ticketId();
    }

    /** The total that the visitor sees. */
    public String total() {
        return CheckOut.text(cart.total());
    }

    /** The decimals of the currency. */
    public int digits() {
        return PriceCurrency.decimals(cart.total().currency()).orElse(0);
    }

    public boolean isInvalid() {
        return !nameError.isEmpty() || !emailError.isEmpty();
    }
}
