package dev.boxoffice.storefront.session;

import io.quarkus.oidc.AccessTokenCredential;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Sends the visitor's access token to a service. Without a token, the service answers 401. */
@ApplicationScoped
public class VisitorTokenFilter implements ClientRequestFilter {

    private final AccessTokenCredential token;

    VisitorTokenFilter(AccessTokenCredential token) {
        this.token = token;
    }

    @Override
    public void filter(ClientRequestContext request) {
        if (token.getToken() != null) {
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.getToken());
        }
    }
}
