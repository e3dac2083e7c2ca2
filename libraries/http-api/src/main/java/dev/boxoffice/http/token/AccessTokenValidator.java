package dev.boxoffice.http.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;

/**
 * Refuses tokens that were issued in the future, and tokens of the same issuer that are not access tokens.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725#section-3.11">RFC 8725, section 3.11</a>
 */
@ApplicationScoped
class AccessTokenValidator implements Validator {

    private static final int MIN_SKEW_SECONDS = 5;
    private static final int MAX_SKEW_SECONDS = 30;

    /** Values of the {@code typ} header. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");
    /** Claims of ID tokens and logout tokens. */
    private static final List<String> FOREIGN_CLAIMS = List.of("at_hash", "c_hash", "s_hash", "events");

    private final int skewSeconds;
    private final Clock clock;

    @Inject
    AccessTokenValidator(@ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") int skewSeconds) {
        this(skewSeconds, Clock.systemUTC());
    }

    AccessTokenValidator(int skewSeconds, Clock clock) {
        if (skewSeconds < MIN_SKEW_SECONDS || skewSeconds > MAX_SKEW_SECONDS) {
            throw new IllegalArgumentException("BOXOFFICE_CLOCK_SKEW_SECONDS must be from %d to %d, but is %d"
                    .formatted(MIN_SKEW_SECONDS, MAX_SKEW_SECONDS, skewSeconds));
        }
        this.skewSeconds = skewSeconds;
        this.clock = clock;
    }

    /** Returns the error, or {@code null} for an access token. */
    @Override
    public String validate(JwtContext context) throws MalformedClaimException {
        String type = context.getJoseObjects().getFirst().getHeader("typ");
        if (type != null && !TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            return "The type " + type + " is not that of an access token";
        }
        return claimsError(context.getJwtClaims());
    }

    private String claimsError(JwtClaims claims) throws MalformedClaimException {
        NumericDate issuedAt = claims.getIssuedAt();
        if (issuedAt != null && issuedAt.getValue() > clock.instant().getEpochSecond() + skewSeconds) {
            return "The token was issued in the future";
        }
        // Keycloak sets this claim to ID, Refresh, Offline or Logout in other tokens
        Object type = claims.getClaimValue("typ");
        if (type != null && !"Bearer".equals(type)) {
            return "The token is a " + type + " token";
        }
        return FOREIGN_CLAIMS.stream()
                .filter(claims::hasClaim)
                .findFirst()
                .map(claim -> "An access token has no claim " + claim)
                .orElse(null);
    }
}
