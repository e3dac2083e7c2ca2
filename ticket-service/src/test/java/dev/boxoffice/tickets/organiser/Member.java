package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.Caller;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.util.function.Function;

/** Calls use cases as an authenticated user, without a request. */
record Member(Principal principal) {

    static Member named(String subject) {
        return new Member(new QuarkusPrincipal(subject));
    }

    /** Runs the call in a request context of its own. */
    <T> T calls(Function<Caller, T> call) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            Arc.container()
                    .instance(CurrentIdentityAssociation.class)
                    .get()
                    .setIdentity(QuarkusSecurityIdentity.builder()
                            .setPrincipal(principal)
                            .build());
            return call.apply(Arc.container().instance(Caller.class).get());
        } finally {
            context.terminate();
        }
    }
}
