package dev.boxoffice.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.testing.Tokens;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import jakarta.inject.Inject;
import java.security.Principal;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class TokenMemoryTest {

    @Inject
    IdentityProviderManager identities;

    /** Each verification creates a new principal. */
    @Test
    void verifiesATokenOnlyOnce() {
        Seller seller = Seller.anyone();
        seller.hasTicket(TicketBody.concert());

        assertThat(principal(seller)).isSameAs(principal(seller));
    }

    private Principal principal(Seller seller) {
        var credential = new AccessTokenCredential(Tokens.user(seller.name()));
        return identities
                .authenticate(new TokenAuthenticationRequest(credential))
                .await()
                .indefinitely()
                .getPrincipal();
    }
}
