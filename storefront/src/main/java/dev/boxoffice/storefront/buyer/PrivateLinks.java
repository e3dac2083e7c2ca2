package dev.boxoffice.storefront.buyer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;

/** The private links that a page offers to a guest. */
@RequestScoped
public class PrivateLinks {

    private final Buyer buyer;
    private final OrderLink links;
    private final UriInfo uri;

    PrivateLinks(Buyer buyer, OrderLink links, UriInfo uri) {
        this.buyer = buyer;
        this.links = links;
        this.uri = uri;
    }

    /**
     * The link of an order; empty for users.
     *
     * @param email to which to send it; {@code null} if unknown
     */
    public Optional<PrivateLink> ofOrder(UUID order, String email, String subject) {
        return link(order, "", email, subject);
    }

    /** The link of the tickets of an order that the guest holds, perhaps without being its buyer; empty for users. */
    public Optional<PrivateLink> ofTickets(UUID order, String subject) {
        return link(order, OrderLink.TO_TICKETS, null, subject);
    }

    private Optional<PrivateLink> link(UUID order, String page, String email, String subject) {
        return buyer.guest().map(guest -> {
            String path = links.path(new OrderLink.Access(guest, order)) + page;
            return PrivateLink.of(uri.getBaseUri().resolve(path).toString(), email, subject);
        });
    }
}
