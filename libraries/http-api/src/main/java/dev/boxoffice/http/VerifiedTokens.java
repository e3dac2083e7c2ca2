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
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers whom a bearer token was found to speak for: checking its signature again for each request of a user costs a
 * third of what a request costs.
 *
 * <p>A token is taken for no longer than it says; one whose key was withdrawn meanwhile, for up to {@link #MEMORY} more.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest>, SecurityIdentityAugmentor {

    static final Duration MEMORY = Duration.ofMinutes(1);

    private static final long MOST = 10_000;
    /** OIDC's has the priority that is given when none is, just above the system's first. */
    private static final int BEFORE_OIDC = SYSTEM_FIRST + 100;

    private final Cache<String, SecurityIdentity> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY).build();

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return BEFORE_OIDC;
    }

    /** Has no item for a token to be checked. */
    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        SecurityIdentity identity = known.getIfPresent(request.getToken().getToken());
        return identity != null && isValid(identity)
                ? Uni.createFrom().item(identity)
                : Uni.createFrom().nullItem();
    }

    private static boolean isValid(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && Instant.now().isBefore(Instant.ofEpochSecond(token.getExpirationTime()));
    }

    /** Called for whoever was authenticated, however that was. */
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        if (credential != null && known.getIfPresent(credential.getToken()) == null && isValid(identity)) {
            known.put(credential.getToken(), withoutRequest(identity));
        }
        return Uni.createFrom().item(identity);
    }

    /** Its attributes are those of the request in which it was checked. */
    private static SecurityIdentity withoutRequest(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .build();
    }
}
