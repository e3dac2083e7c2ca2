package dev.boxoffice.http.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final int SKEW_SECONDS = 10;

    private final Instant later = Instant.now().plusSeconds(600);

    private final VerifiedTokens tokens = new VerifiedTokens(SKEW_SECONDS);

    @Test
    void isEmptyAtFirst() {
        assertThat(found("a")).isNull();
    }

    @Test
    void returnsAnAuthenticatedIdentity() {
        authenticated("a", "ada", later);
        authenticated("b", "bob", later);

        assertThat(found("a").getPrincipal().getName()).isEqualTo("ada");
        assertThat(found("a").getRoles()).containsExactly("admin");
        assertThat(found("b").getPrincipal().getName()).isEqualTo("bob");
        assertThat(found("ab")).isNull();
    }

    @Test
    void keepsNoAttributesOfTheRequest() {
        authenticated("a", "ada", later);

        assertThat(found("a").getAttributes()).isEmpty();
    }

    @Test
    void rejectsAnExpiredToken() {
        authenticated("a", "ada", Instant.now().minusSeconds(SKEW_SECONDS + 1));

        assertThat(found("a")).isNull();
    }

    @Test
    void toleratesClockSkew() {
        authenticated("a", "ada", Instant.now().minusSeconds(SKEW_SECONDS / 2));

        assertThat(found("a")).isNotNull();
    }

    @Test
    void toleratesAnExpiryThatIsNoDate() {
        authenticated("a", "ada", Instant.MAX);

        assertThat(found("a")).isNotNull();
    }

    @Test
    void ignoresIdentitiesWithoutAToken() {
        var identity = QuarkusSecurityIdentity.builder().setAnonymous(true).build();

        assertThat(tokens.augment(identity, null).await().indefinitely()).isSameAs(identity);
    }

    private SecurityIdentity found(String token) {
        return tokens.find(token);
    }

    private void authenticated(String token, String user, Instant expiry) {
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new Claimed(user, Map.of(Claims.exp.name(), expiry.getEpochSecond())))
                .addRole("admin")
                .addCredential(new AccessTokenCredential(token))
                .addAttribute("request", new Object())
                .build();
        assertThat(tokens.augment(identity, null).await().indefinitely()).isSameAs(identity);
    }

    private record Claimed(String user, Map<String, Object> claims) implements JsonWebToken {

        @Override
        public String getName() {
            return user;
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // required by the interface
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
