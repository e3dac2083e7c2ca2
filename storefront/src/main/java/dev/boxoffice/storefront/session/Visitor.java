package dev.boxoffice.storefront.session;

import io.quarkus.oidc.IdToken;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The visitor of the page, signed in or not. */
@Named
@RequestScoped
public class Visitor {

    private final SecurityIdentity identity;

    @Inject
    @IdToken
    JsonWebToken idToken;

    Visitor(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean isSignedIn() {
        return !identity.isAnonymous();
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
