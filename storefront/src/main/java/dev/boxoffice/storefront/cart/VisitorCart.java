package dev.boxoffice.storefront.cart;

import dev.boxoffice.storefront.buyer.Buyer;
import dev.boxoffice.storefront.buyer.BuyingMessages;
import dev.boxoffice.storefront.buyer.CartCount;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.Problem;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The visitor's cart in order-service, and the count of it on every page. */
@RequestScoped
class VisitorCart {

    static final int MAX_QUANTITY = 1_000;

    private static final Cart EMPTY = new Cart(List.of(), null);

    private final CartClient client;
    private final Buyer buyer;
    private final CartCount count;
    private final Repeats repeats;
    private final Texts<BuyingMessages> messages;

    VisitorCart(
            @RestClient CartClient client,
            Buyer buyer,
            CartCount count,
            Repeats repeats,
            Texts<BuyingMessages> messages) {
        this.client = client;
        this.buyer = buyer;
        this.count = count;
        this.repeats = repeats;
        this.messages = messages;
    }

    /** A visitor who has bought nothing yet has an empty cart. */
    Cart show() {
        return counted(buyer.isKnown() ? client.show() : EMPTY);
    }

    /**
     * Adds units to those in the cart. A second click has no effect.
     *
     * @return what the visitor should know; empty if all units were added
     */
    String add(Map<UUID, Integer> quantities) {
        if (repeats.isRepeated(List.of(buyer.key(), quantities))) {
            return "";
        }
        Cart cart = client.show();
        String said = "";
        for (var added : quantities.entrySet()) {
            if (added.getValue() > 0) {
                int before = cart.quantity(added.getKey());
                String capped = addUpToLimit(added.getKey(), before, Math.addExact(before, added.getValue()));
                said = capped.isEmpty() ? said : capped;
            }
        }
        show();
        return said;
    }

    /** Adds as many as the limit per order or per person allows, if it allows more than the cart has. */
    private String addUpToLimit(UUID ticketId, int before, int wanted) {
        try {
            client.put(ticketId, new CartClient.Quantity(Math.min(wanted, MAX_QUANTITY)));
            return "";
        } catch (RequestRefusedException e) {
            int most = most(e.problem());
            if (most <= 0 || most < before) {
                throw e;
            }
            if (most > before) {
                client.put(ticketId, new CartClient.Quantity(most));
            }
            return messages.get().capped(most);
        }
    }

    /** The greatest quantity that the limit allows; 0 for other problems. */
    private static int most(Problem problem) {
        return switch (problem.name()) {
            case "limit-exceeded" -> problem.text("limit").equals("maxPerOrder") ? (int) problem.number("maximum") : 0;
            case "buyer-limit" -> (int) problem.number("remaining");
            default -> 0;
        };
    }

    /** Sets quantities and accepts the current prices; zero removes a ticket. */
    void set(Map<UUID, Integer> quantities) {
        quantities.forEach((ticketId, quantity) -> {
            if (quantity == 0) {
                client.remove(ticketId);
            } else {
                client.put(ticketId, new CartClient.Quantity(quantity));
            }
        });
        show();
    }

    void remove(UUID ticketId) {
        client.remove(ticketId);
        show();
    }

    /** Makes the cart orderable as it is now. */
    void adjust() {
        for (Cart.Item item : client.show().items()) {
            if (item.problem() != null) {
                adjust(item);
            }
        }
        show();
    }

    private void adjust(Cart.Item item) {
        int quantity = Math.min(item.quantity(), item.available());
        try {
            if (quantity > 0) {
                addUpToLimit(item.ticketId(), 0, quantity);
            } else {
                client.remove(item.ticketId());
            }
        } catch (RequestRefusedException e) {
            client.remove(item.ticketId());
        }
    }

    private Cart counted(Cart cart) {
        count.set(cart.units());
        return cart;
    }

    /** After the checkout. */
    void emptied() {
        count.set(0);
    }
}
