package dev.boxoffice.http.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Authenticates requests without a token, and those with a bearer token that was verified before. OIDC verifies all other
 * tokens.
 *
 * <p>A token is accepted until it expires, plus the tolerated clock skew. A token whose key is revoked is accepted for up to {@link #MEMORY} longer.
 */
@ApplicationScoped
class VerifiedTokens implements HttpAuthenticationMechanism, SecurityIdentityAugmentor {

    static final Duration MEMORY = Duration.ofMinutes(1);

    private static final long MAX_TOKENS = 10_000;
    private static final String SCHEME = "Bearer ";

    private static final SecurityIdentity ANONYMOUS = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(""))
            .setAnonymous(true)
            .build();

    private final int skewSeconds;

    private final Cache<String, SecurityIdentity> known = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(MEMORY)
            .build();

    VerifiedTokens(@ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") int skewSeconds) {
        this.skewSeconds = skewSeconds;
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 100; // before OIDC, which adds 1
    }

    /** Returns no item for a token that must be verified. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Uni.createFrom().item(ANONYMOUS);
        }
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Uni.createFrom().item(find(header.substring(SCHEME.length()).strip()))
                : Uni.createFrom().nullItem();
    }

    /** Returns {@code null} for a token that must be verified. */
    SecurityIdentity find(String token) {
        SecurityIdentity identity = known.getIfPresent(token);
        return identity != null && isValid(identity) ? identity : null;
    }

    /** OIDC challenges. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    private boolean isValid(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && Instant.now().getEpochSecond() - skewSeconds < token.getExpirationTime();
    }

    /** Called after every verification. */
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        if (credential != null && isValid(identity)) {
            known.put(credential.getToken(), withoutRequest(identity));
        }
        return Uni.createFrom().item(identity);
    }

    /** Drops the attributes, which belong to the request that verified the token. */
    private static SecurityIdentity withoutRequest(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .build();
    }
}
