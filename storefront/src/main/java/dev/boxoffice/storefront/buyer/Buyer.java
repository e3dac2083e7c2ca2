package dev.boxoffice.storefront.buyer;

import dev.boxoffice.storefront.session.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;

/** For whom the current request buys: the guest of an opened link, the signed-in user, or the guest of this browser. */
@Named
@RequestScoped
public class Buyer {

    private final Visitor visitor;
    private final Guest guest;
    private final OrderLink link;

    private UUID actingAs;

    Buyer(Visitor visitor, Guest guest, OrderLink link) {
        this.visitor = visitor;
        this.guest = guest;
        this.link = link;
    }

    /** The guest who buys; empty for a user, and for a visitor who has bought nothing yet. */
    public Optional<UUID> guest() {
        if (actingAs != null) {
            return Optional.of(actingAs);
        }
        if (link.access().isPresent()) {
            return link.access().map(OrderLink.Access::guest);
        }
        return visitor.isSignedIn() ? Optional.empty() : guest.id();
    }

    /** Whether the visitor can have a cart and orders. */
    public boolean isKnown() {
        return visitor.isSignedIn() || guest().isPresent();
    }

    /** Whether the page is shown to the user who is signed in, not by a private link. */
    public boolean isUser() {
        return visitor.isSignedIn() && guest().isEmpty();
    }

    /** Whether the visitor is known, or can become a guest. */
    public boolean isPossible() {
        return isKnown() || guest.isEnabled();
    }

    /** Makes a visitor a guest. Returns false if visitors have to sign in first. */
    public boolean begin() {
        guest.begin();
        return guest.id().isPresent();
    }

    /** Differs between buyers. */
    public String key() {
        return guest().map(UUID::toString).orElseGet(() -> "user " + visitor.id());
    }

    /** Names whose pages a device may keep: the user, or the guest of this browser; empty for other visitors. */
    public String session() {
        return visitor.isSignedIn()
                ? visitor.id()
                : guest.id().map(UUID::toString).orElse("");
    }

    /** Makes the rest of the request act for this guest. */
    public void actAs(UUID other) {
        actingAs = other;
    }

    /** Makes the rest of the request act for the signed-in user again. */
    public void actAsUser() {
        actingAs = null;
    }
}
