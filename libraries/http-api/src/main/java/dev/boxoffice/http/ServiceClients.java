package dev.boxoffice.http;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Recognizes the tokens of service clients by a claim that names the client. The tokens of users do not have this claim. */
@Singleton
public class ServiceClients {

    private static final String SCOPE = "scope";

    /** Visible ASCII (RFC 6749, appendix A.1) without the colon, which separates the name from a buyer. */
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,100}");

    private final String claim;

    public ServiceClients(@ConfigProperty(name = "boxoffice.clients.claim") String claim) {
        this.claim = claim;
    }

    /** Whether the principal's token has the claim of a service client; does not check the name. */
    public boolean contains(Principal principal) {
        return principal instanceof JsonWebToken token && name(token) != null;
    }

    /**
     * Returns the client of a token, or nothing for a user.
     *
     * @throws AuthenticationFailedException if the name is invalid
     */
    Optional<ServiceClient> find(Principal principal) {
        if (!(principal instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        Object name = name(token);
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

    /** Looks the claim up first, because reading one without a standard name throws and catches an exception. */
    private Object name(JsonWebToken token) {
        return token.getClaimNames().contains(claim) ? token.getClaim(claim) : null;
    }
}
