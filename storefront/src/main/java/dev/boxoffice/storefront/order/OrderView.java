package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.OrderStory;
import dev.boxoffice.storefront.admission.OrderAdmissions;
import dev.boxoffice.storefront.buyer.PrivateLink;
import java.util.List;

/**
 * What the page of an order shows.
 *
 * @param facts what happened, in sentences
 * @param own whether the visitor is the buyer
 * @param admissions {@code null} unless the order has valid tickets
 * @param refundable whether the buyer may refund units now
 * @param link the private link; {@code null} for an order of a user
 * @param byLink whether this browser has opened the private link, whose cookie is for this page only
 * @param claimable whether a signed-in user has opened the link of a guest
 * @param key for the next payment
 * @param error why the last request was refused; empty if it was not
 * @param stripeKey empty if payments are simulated
 * @param confirmed whether the buyer has just confirmed the payment with its provider
 */
public record OrderView(
        Order order,
        OrderStory story,
        List<String> facts,
        boolean own,
        OrderAdmissions admissions,
        Refunds refunds,
        boolean refundable,
        PrivateLink link,
        boolean byLink,
        boolean claimable,
        String key,
        String error,
        String stripeKey,
        boolean confirmed) {

    /** The form of Stripe, which takes the details of the card. */
    public boolean hasCardForm() {
        return order.payment() != null && order.payment().clientSecret() != null;
    }

    /** Whether a browser without JavaScript should load the page again. */
    public boolean isWaiting() {
        return error.isEmpty() && (story == OrderStory.PAYING || (admissions != null && admissions.pending()));
    }

    public boolean isPayable() {
        return own && order.payable() && !confirmed;
    }

    /** How the page looks: good, bad, or to be done. */
    public String look() {
        return switch (story) {
            case PAID, PARTLY_REFUNDED -> "good";
            case DECLINED, CALLED_OFF -> "bad";
            case HELD, READY_TO_PAY, PAYING -> "warn";
            case BEING_REFUNDED, REFUNDED, CANCELLED, EXPIRED -> "info";
        };
    }

    /** The stream of the page: the cookie of a private link opens its own only. */
    public String streamPath() {
        return byLink ? "/orders/" + order.id() + "/live" : "/live";
    }

    public String cancelPath() {
        return "/orders/" + order.id() + "/cancel";
    }

    public boolean admits() {
        return story.admits();
    }
}
