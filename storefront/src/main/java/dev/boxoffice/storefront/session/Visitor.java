package dev.boxoffice.storefront.session;

import io.quarkus.oidc.IdToken;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The visitor of the page, signed in or not. */
@Named
@RequestScoped
public class Visitor {

    private static final String SESSION_COOKIE = "q_session";

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;

    @Inject
    @IdToken
    JsonWebToken idToken;

    Visitor(SecurityIdentity identity, CurrentVertxRequest request) {
        this.identity = identity;
        this.request = request;
    }

    public boolean isSignedIn() {
        return !identity.isAnonymous();
    }

    /** Whether the browser has a session that could not be used now, for example because the issuer does not respond. */
    public boolean isUnverified() {
        return identity.isAnonymous()
                && request.getCurrent().request().cookies().stream()
                        .anyMatch(cookie -> cookie.getName().startsWith(SESSION_COOKIE));
    }

    /** The subject of the token, which is the user id in the services. */
    public String id() {
        return identity.getPrincipal().getName();
    }

    /** The name to display. */
    public String name() {
        String name = idToken.getClaim("preferred_username");
        return name == null ? id() : name;
    }

    /** The e-mail address that the issuer knows. It is a suggestion, and proves nothing. */
    public Optional<String> email() {
        return Optional.ofNullable(idToken.getClaim("email"));
    }

    public boolean isOperator() {
        return identity.hasRole("admin");
    }
}
