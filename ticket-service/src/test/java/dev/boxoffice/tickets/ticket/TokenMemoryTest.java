package dev.boxoffice.tickets.ticket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.tickets.TicketServiceTest;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class TokenMemoryTest {

    @Inject
    Instance<SecurityIdentityAugmentor> augmentors;

    /** The token has no valid signature, so only the memory can accept it. */
    @Test
    void acceptsAVerifiedTokenWithoutVerifyingItAgain() {
        String token = UUID.randomUUID() + ".b.c";
        assertThat(statusWith(token)).isEqualTo(401);

        augmentors.forEach(
                augmentor -> augmentor.augment(verified(token), null).await().indefinitely());

        assertThat(statusWith(token)).isEqualTo(404);
    }

    private static int statusWith(String token) {
        return given().auth()
                .oauth2(token)
                .delete("/api/tickets/{id}", UUID.randomUUID())
                .statusCode();
    }

    private static SecurityIdentity verified(String token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new NeverExpiring())
                .addCredential(new AccessTokenCredential(token))
                .build();
    }

    private record NeverExpiring() implements JsonWebToken {

        @Override
        public String getName() {
            return "ada";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("exp");
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // required by the interface
        public <T> T getClaim(String name) {
            return name.equals("exp") ? (T) (Object) Long.MAX_VALUE : null;
        }
    }
}
