package dev.boxoffice.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.security.Principal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The authenticated caller of the current request: a user, or a service client for itself or for one of its buyers.
 *
 * <p>A service client counts as anonymous until its scope has been checked.
 */
@RequestScoped
public class Caller {

    /** The role of operators. */
    public static final String ADMIN = "admin";

    /** {@code erased:} begins the pseudonyms of buyers whose data was erased. */
    private static final Pattern SUBJECT =
            Pattern.compile("(?!erased:|" + ServiceClient.PREFIX + ")[^\\p{Cc}\\p{Cs}]{1,255}");

    private final SecurityIdentity identity;
    private final ServiceClients clients;
    private String clientId;

    Caller(SecurityIdentity identity, ServiceClients clients) {
        this.identity = identity;
        this.clients = clients;
    }

    /**
     * A user's subject, {@code client:<client>} for a service client, or {@code client:<client>:<buyer>} for a buyer of one.
     *
     * @throws AuthenticationFailedException when it is missing or invalid: OpenID Connect Core 1.0, section 2, allows 255
     *     characters
     */
    public String id() {
        if (client().isPresent()) {
            if (clientId == null) {
                throw new ForbiddenException("the client has no scope for this endpoint");
            }
            return clientId;
        }
        return subject(identity.getPrincipal());
    }

    private static String subject(Principal principal) {
        String subject = principal.getName();
        if (subject == null || !SUBJECT.matcher(subject).matches()) {
            throw new AuthenticationFailedException("the token's subject is missing or invalid");
        }
        return subject;
    }

    /**
     * The id of the user whose verified token another caller has sent.
     *
     * @throws AuthenticationFailedException if the subject is missing or invalid, or the token belongs to a service client
     */
    public String idOfUser(SecurityIdentity other) {
        if (other.isAnonymous() || clients.contains(other.getPrincipal())) {
            throw new AuthenticationFailedException("the token is not that of a user");
        }
        return subject(other.getPrincipal());
    }

    /** Whether the request has no token, or one of a service client without a scope for this endpoint. */
    public boolean isAnonymous() {
        return identity.isAnonymous() || (clientId == null && client().isPresent());
    }

    /** The name that the caller chose at the issuer: the claim {@code preferred_username}. It is not unique and gives no rights. */
    public Optional<String> preferredName() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.claim(Claims.preferred_username)
                : Optional.empty();
    }

    /** The service client that calls; empty for users and requests without a token. */
    public Optional<ServiceClient> client() {
        return clients.find(identity.getPrincipal());
    }

    /** Lets the service client act for itself, after its scope has been checked. */
    public void allow(ServiceClient client) {
        clientId = client.id();
    }

    /** Lets the service client act for one of its buyers, after its scope has been checked. */
    public void allow(ServiceClient client, String buyer) {
        clientId = client.idOf(buyer);
    }

    /** Whether the caller is an operator, who may act for every user. A service client never is. */
    public boolean isAdmin() {
        return identity.hasRole(ADMIN) && client().isEmpty();
    }

    /** Whether the caller is this user or an operator. */
    public boolean mayActFor(String userId) {
        return isAdmin() || id().equals(userId);
    }
}
