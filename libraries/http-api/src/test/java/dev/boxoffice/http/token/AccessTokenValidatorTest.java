package dev.boxoffice.http.token;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenValidatorTest {

    private static final long NOW = 1_900_000_000;
    private static final int SKEW_SECONDS = 10;

    private final AccessTokenValidator validator =
            new AccessTokenValidator(SKEW_SECONDS, Clock.fixed(Instant.ofEpochSecond(NOW), UTC));
    private final JwtClaims claims = new JwtClaims();

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt", "application/at+jwt"})
    void acceptsAnAccessToken(String type) throws MalformedClaimException {
        claims.setIssuedAt(NumericDate.fromSeconds(NOW + SKEW_SECONDS));
        claims.setStringClaim("typ", "Bearer");
        claims.setStringClaim("nonce", "n");

        assertThat(error(type)).isNull();
    }

    @Test
    void acceptsATokenWithoutOptionalClaims() throws MalformedClaimException {
        assertThat(error(null)).isNull();
    }

    @Test
    void refusesATokenIssuedInTheFuture() throws MalformedClaimException {
        claims.setIssuedAt(NumericDate.fromSeconds(NOW + SKEW_SECONDS + 1));

        assertThat(error("JWT")).contains("future");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "dpop+jwt", "secevent+jwt", "id+jwt", ""})
    void refusesTheTypeOfAnotherToken(String type) throws MalformedClaimException {
        assertThat(error(type)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID", "Refresh", "Offline", "Logout", "DPoP", "Initial"})
    void refusesAnotherTokenOfKeycloak(String type) throws MalformedClaimException {
        claims.setStringClaim("typ", type);

        assertThat(error("JWT")).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at_hash", "c_hash", "s_hash", "events"})
    void refusesClaimsOfAnotherToken(String claim) throws MalformedClaimException {
        claims.setClaim(claim, Map.of());

        assertThat(error("JWT")).contains(claim);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4, 31})
    void requiresASensibleSkew(int seconds) {
        assertThatThrownBy(() -> new AccessTokenValidator(seconds)).isInstanceOf(IllegalArgumentException.class);
    }

    private String error(String type) throws MalformedClaimException {
        var signature = new JsonWebSignature();
        if (type != null) {
            signature.setHeader("typ", type);
        }
        return validator.validate(new JwtContext(null, claims, List.of(signature)));
    }
}
