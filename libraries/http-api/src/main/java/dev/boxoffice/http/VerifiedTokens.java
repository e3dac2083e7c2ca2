package dev.boxoffice.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Caches the identities of verified bearer tokens: verifying the signature takes a third of the time of a request.
 *
 * <p>A token is accepted until it expires, plus the tolerated clock skew. A token whose key is revoked is accepted for up to {@link #MEMORY} longer.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest>, SecurityIdentityAugmentor {

    static final Duration MEMORY = Duration.ofMinutes(1);

    private static final long MAX_TOKENS = 10_000;
    /** OIDC's provider has the default priority, just above the first of the system. */
    private static final int BEFORE_OIDC = SYSTEM_FIRST + 100;

    private final int skewSeconds;

    private final Cache<String, SecurityIdentity> known = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(MEMORY)
            .build();

    VerifiedTokens(@ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") int skewSeconds) {
        this.skewSeconds = skewSeconds;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return BEFORE_OIDC;
    }

    /** Returns no item for a token that must be verified. */
    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        SecurityIdentity identity = known.getIfPresent(request.getToken().getToken());
        return identity != null && isValid(identity)
                ? Uni.createFrom().item(identity)
                : Uni.createFrom().nullItem();
    }

    private boolean isValid(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && Instant.now().getEpochSecond() - skewSeconds < token.getExpirationTime();
    }

    /** Called after every authentication, cached or not. */
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        if (credential != null && known.getIfPresent(credential.getToken()) == null && isValid(identity)) {
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
