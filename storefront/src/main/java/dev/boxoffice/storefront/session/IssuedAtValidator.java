package dev.boxoffice.storefront.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;

/** Refuses tokens that were issued in the future. Quarkus checks only their expiry and {@code nbf}. */
@ApplicationScoped
class IssuedAtValidator implements Validator {

    private final int skewSeconds;
    private final Clock clock;

    @Inject
    IssuedAtValidator(@ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") int skewSeconds) {
        this(skewSeconds, Clock.systemUTC());
    }

    IssuedAtValidator(int skewSeconds, Clock clock) {
        this.skewSeconds = skewSeconds;
        this.clock = clock;
    }

    /** Returns the error, or {@code null} for a valid token. */
    @Override
    public String validate(JwtContext context) throws MalformedClaimException {
        NumericDate issuedAt = context.getJwtClaims().getIssuedAt();
        return issuedAt != null && issuedAt.getValue() > clock.instant().getEpochSecond() + skewSeconds
                ? "The token was issued in the future"
                : null;
    }
}
