package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.OrderStory;
import dev.boxoffice.storefront.StorefrontConfig;
import dev.boxoffice.storefront.admission.AdmissionLookup;
import dev.boxoffice.storefront.admission.OrderAdmissions;
import dev.boxoffice.storefront.buyer.Buyer;
import dev.boxoffice.storefront.buyer.BuyingMessages;
import dev.boxoffice.storefront.buyer.OrderLink;
import dev.boxoffice.storefront.buyer.PrivateLink;
import dev.boxoffice.storefront.buyer.PrivateLinks;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.session.Visitor;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Collects what the page of an order shows. */
@RequestScoped
class OrderPages {

    private final OrderClient orders;
    private final AdmissionLookup admissions;
    private final OrderText text;
    private final Buyer buyer;
    private final Visitor visitor;
    private final OrderLink links;
    private final Texts<BuyingMessages> messages;
    private final PrivateLinks privateLinks;
    private final String stripeKey;

    OrderPages(
            @RestClient OrderClient orders,
            AdmissionLookup admissions,
            OrderText text,
            Buyer buyer,
            Visitor visitor,
            OrderLink links,
            Texts<BuyingMessages> messages,
            PrivateLinks privateLinks,
            StorefrontConfig config) {
        this.orders = orders;
        this.admissions = admissions;
        this.text = text;
        this.buyer = buyer;
        this.visitor = visitor;
        this.links = links;
        this.messages = messages;
        this.privateLinks = privateLinks;
        this.stripeKey = config.stripePublishableKey().orElse("");
    }

    boolean hasStripe() {
        return !stripeKey.isEmpty();
    }

    /** Whether the visitor is the buyer, not staff. */
    boolean isOwn(Order order) {
        return !buyer.isUser() || visitor.id().equals(order.buyer());
    }

    /** Whether the visitor holds tickets of the order, for example of one that another has bought. */
    boolean holdsTicketsOf(UUID order) {
        return !admissions.of(order).items().isEmpty();
    }

    OrderView view(Order order, String error, boolean confirmed) {
        Refunds refunds = order.hasRefunds() ? orders.refunds(order.id()) : Refunds.NONE;
        OrderStory story = Stories.of(order, refunds, confirmed);
        boolean own = isOwn(order);
        OrderAdmissions found = story.admits() ? admissions.of(order.id()) : null;
        return new OrderView(
                order,
                story,
                text.facts(order, refunds, story, own),
                own,
                found,
                refunds,
                own && !refunds.refundable(order, Instant.now()).isEmpty(),
                link(order),
                links.access().isPresent(),
                links.access().isPresent() && visitor.isSignedIn(),
                UUID.randomUUID().toString(),
                error,
                stripeKey,
                confirmed);
    }

    private PrivateLink link(Order order) {
        String email = order.contact() == null ? null : order.contact().email();
        return privateLinks
                .ofOrder(order.id(), email, messages.get().linkSubject(order.titles()))
                .orElse(null);
    }
}
