package dev.boxoffice.storefront.admission;

import io.quarkus.oidc.AccessTokenCredential;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Gives the admissions that a guest holds, those received from others included, to the signed-in user. */
@RequestScoped
public class TakeOverAdmissions {

    /** A request takes only some of many admissions. */
    private static final int MAX_REQUESTS = 20;

    private final HolderClient holders;
    private final AccessTokenCredential token;

    TakeOverAdmissions(@RestClient HolderClient holders, AccessTokenCredential token) {
        this.holders = holders;
        this.token = token;
    }

    /**
     * What the requests have done.
     *
     * @param complete whether none is left
     */
    public record Taken(int count, boolean complete) {}

    /**
     * Takes over the admissions of the guest for whom the request acts.
     *
     * @param order the only order whose admissions to take; {@code null} for all
     */
    public Taken run(UUID order) {
        var request = new HolderClient.TakeOverRequest(token.getToken(), order);
        int count = 0;
        for (int i = 0; i < MAX_REQUESTS; i++) {
            HolderClient.TakenOver taken = holders.takeOver(request);
            count += taken.taken();
            if (!taken.remaining()) {
                return new Taken(count, true);
            }
        }
        return new Taken(count, false);
    }
}
