package dev.boxoffice.http.token;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;

/** Access tokens of users that service clients send in a body, to prove that the user consents. */
@ApplicationScoped
public class UserTokens {

    /** Longer than tokens are. */
    public static final int MAX_LENGTH = 16_384;

    private final TenantIdentityProvider identities;
    private final Caller caller;

    UserTokens(TenantIdentityProvider identities, Caller caller) {
        this.identities = identities;
        this.caller = caller;
    }

    /**
     * The id of the token's user.
     *
     * @throws RuntimeException the problem {@code forbidden} if the caller is no service client, or {@code invalid-user-token}
     */
    public String userOf(String token) {
        if (caller.client().isEmpty()) {
            throw Problems.problem(403, "forbidden", "Forbidden", "Only service clients can use this endpoint.")
                    .build();
        }
        try {
            return caller.idOfUser(identities
                    .authenticate(new AccessTokenCredential(token))
                    .await()
                    .indefinitely());
        } catch (AuthenticationFailedException e) {
            throw Problems.problem(
                            403,
                            "invalid-user-token",
                            "Invalid user token",
                            "userToken is not a valid access token of a user.")
                    .build();
        }
    }
}
