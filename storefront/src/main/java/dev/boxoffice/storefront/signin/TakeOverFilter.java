package dev.boxoffice.storefront.signin;

import dev.boxoffice.storefront.buyer.Guest;
import dev.boxoffice.storefront.buyer.OrderLink;
import dev.boxoffice.storefront.session.Visitor;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes over what the visitor had as a guest on the first page after signing in. Pages of a private link act for its guest. */
class TakeOverFilter {

    /** Pages of buyers, and the one to which signing in leads. */
    private static final Set<String> PAGES = Set.of("sign-in", "cart", "orders", "my-tickets");

    /** A stream takes nothing over, because it must not wait. */
    private static final String STREAM = "/live";

    private final Visitor visitor;
    private final Guest guest;
    private final OrderLink link;
    private final TakeOver takeOver;

    TakeOverFilter(Visitor visitor, Guest guest, OrderLink link, TakeOver takeOver) {
        this.visitor = visitor;
        this.guest = guest;
        this.link = link;
        this.takeOver = takeOver;
    }

    @ServerRequestFilter
    void takeOver(ContainerRequestContext request) {
        String first = request.getUriInfo().getPath().replaceFirst("^/", "").replaceFirst("/.*", "");
        if (request.getMethod().equals("GET")
                && PAGES.contains(first)
                && !request.getUriInfo().getPath().endsWith(STREAM)
                && visitor.isSignedIn()
                && guest.id().isPresent()
                && link.access().isEmpty()) {
            takeOver.run();
        }
    }
}
