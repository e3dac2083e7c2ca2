package dev.boxoffice.http;

import io.quarkus.security.AuthenticationFailedException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A program that calls the API with a token of its own, from the client credentials grant (RFC 6749, section 4.4).
 *
 * @param name its client id at the issuer
 * @param scopes what it may do at most
 */
public record ServiceClient(String name, Set<String> scopes) {

    /** The ids of clients and of their buyers start with it. The ids of users do not. */
    static final String PREFIX = "client:";

    /** The property with the claim that names the client, and that users' tokens lack. */
    public static final String CLAIM = "boxoffice.clients.claim";

    private static final String SCOPE = "scope";

    /** Visible ASCII (RFC 6749, appendix A.1) without the colon, which separates the name from a buyer. */
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,100}");

    /**
     * Returns the client of a token, or nothing for the token of a user.
     *
     * @param claim the value of the property {@link #CLAIM}
     * @throws AuthenticationFailedException if the name is invalid
     */
    static Optional<ServiceClient> of(JsonWebToken token, String claim) {
        Object name = token.getClaim(claim);
        if (name == null) {
            return Optional.empty();
        }
        if (!NAME.matcher(name.toString()).matches()) {
            throw new AuthenticationFailedException("the token's client id is invalid");
        }
        Object scope = token.getClaim(SCOPE);
        return Optional.of(new ServiceClient(
                name.toString(),
                scope == null ? Set.of() : Set.copyOf(List.of(scope.toString().split(" ")))));
    }

    /** Whether the token has the claim of a service client; does not check the name. */
    public static boolean isNamedBy(Principal principal, String claim) {
        return principal instanceof JsonWebToken token && token.containsClaim(claim);
    }

    /** Whether the token has one of these scopes. */
    public boolean hasAny(String... required) {
        return List.of(required).stream().anyMatch(scopes::contains);
    }

    /** The id of the client itself, for example as a member of an organiser. */
    String id() {
        return PREFIX + name;
    }

    /** The id of a buyer of this client. Neither a user nor a buyer of another client has it. */
    String idOf(String buyer) {
        return id() + ":" + buyer;
    }
}
