package dev.boxoffice.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The authenticated caller of the current request. */
@RequestScoped
public class Caller {

    /** The role of operators. */
    public static final String ADMIN = "admin";

    /** {@code erased:} begins the pseudonyms of buyers whose data was erased. */
    private static final Pattern SUBJECT = Pattern.compile("(?!erased:)[^\\p{Cc}\\p{Cs}]{1,255}");

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The token's subject.
     *
     * @throws AuthenticationFailedException when it is missing or invalid: OpenID Connect Core 1.0, section 2, allows 255
     *     characters
     */
    public String id() {
        String subject = identity.getPrincipal().getName();
        if (subject == null || !SUBJECT.matcher(subject).matches()) {
            throw new AuthenticationFailedException("the token's subject is missing or invalid");
        }
        return subject;
    }

    /** Whether the request has no token. */
    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    /** The name that the caller chose at the issuer: the claim {@code preferred_username}. It is not unique and gives no rights. */
    public Optional<String> preferredName() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.claim(Claims.preferred_username)
                : Optional.empty();
    }

    /** Whether the caller is an operator, who may act for every user. */
    public boolean isAdmin() {
        return identity.hasRole(ADMIN);
    }

    /** Whether the caller is this user or an operator. */
    public boolean mayActFor(String userId) {
        return isAdmin() || id().equals(userId);
    }
}
