package dev.boxoffice.stack.infra;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import dev.boxoffice.stack.config.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * The claims of a token: audience {@code boxoffice-api}, the user's name as subject, and group {@code admin} if the scope
 * requests it. The login page adds the claims that the user enters there. A service client gets {@code client_id} and every
 * scope that it requests.
 */
final class TokenClaims implements OAuth2TokenCallback {

    private static final Duration LIFETIME = Duration.ofHours(12);
    static final String ADMIN = "admin";

    @Override
    public String issuerId() {
        return Settings.ISSUER_ID;
    }

    @Override
    public String subject(TokenRequest request) {
        return request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant grant
                ? grant.getUsername()
                : clientId(request);
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of("boxoffice-api");
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        Map<String, Object> claims = new HashMap<>();
        if (request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant grant) {
            claims.put("preferred_username", grant.getUsername());
        }
        Scope scope = request.getScope();
        if (request.getAuthorizationGrant() instanceof ClientCredentialsGrant) {
            claims.put("client_id", clientId(request));
            claims.put("scope", scope == null ? "" : scope.toString());
            return claims;
        }
        if (scope != null && scope.contains(ADMIN)) {
            claims.put("groups", List.of(ADMIN));
        }
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME.toSeconds();
    }

    private static String clientId(TokenRequest request) {
        return request.getClientAuthentication() == null
                ? String.valueOf(request.getClientID())
                : request.getClientAuthentication().getClientID().getValue();
    }
}
