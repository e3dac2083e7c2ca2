package dev.boxoffice.storefront.session;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Treats a visitor whose session cannot be used as signed out. Quarkus would fail on some broken cookies, and redirect to the
 * issuer for others, even from public pages.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class TolerantSessions implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(TolerantSessions.class);
    private static final int SEE_OTHER = 303;

    private final OidcAuthenticationMechanism oidc;
    private final String callback;

    TolerantSessions(
            OidcAuthenticationMechanism oidc,
            @ConfigProperty(name = "quarkus.oidc.authentication.redirect-path") String callback) {
        this.oidc = oidc;
        this.callback = callback;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return Uni.createFrom()
                .deferred(() -> oidc.authenticate(context, identities))
                .onFailure(failure -> !(failure instanceof AuthenticationRedirectException))
                .recoverWithUni(failure -> signedOut(context, failure));
    }

    private Uni<SecurityIdentity> signedOut(RoutingContext context, Throwable failure) {
        LOG.warnf("Session or sign-in refused: %s", message(failure));
        if (!isIssuerUnavailable(failure)) {
            SessionCookies.remove(context);
        }
        return context.normalizedPath().equals(callback)
                ? Uni.createFrom().failure(new AuthenticationRedirectException(SEE_OTHER, "/"))
                : Uni.createFrom().nullItem();
    }

    /** Names the cause too, for example the issuer's reason. */
    private static String message(Throwable failure) {
        return failure.getCause() == null ? failure.toString() : failure + ": " + failure.getCause();
    }

    /** Keeps the session: it may be refreshed once the issuer responds again. */
    private static boolean isIssuerUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return oidc.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return oidc.getCredentialTransport(context);
    }
}
