package dev.boxoffice.storefront.session;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtContext;
import org.junit.jupiter.api.Test;

class IssuedAtValidatorTest {

    private static final long NOW = 1_900_000_000;

    private final IssuedAtValidator validator = new IssuedAtValidator(10, Clock.fixed(Instant.ofEpochSecond(NOW), UTC));

    @Test
    void toleratesClockSkew() throws MalformedClaimException {
        assertThat(error(NOW + 10)).isNull();
    }

    @Test
    void refusesATokenIssuedInTheFuture() throws MalformedClaimException {
        assertThat(error(NOW + 11)).contains("future");
    }

    private String error(long issuedAt) throws MalformedClaimException {
        var claims = new JwtClaims();
        claims.setIssuedAt(NumericDate.fromSeconds(issuedAt));
        return validator.validate(new JwtContext(null, claims, List.of()));
    }
}
