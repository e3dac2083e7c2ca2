package dev.boxoffice.storefront.buyer;

import dev.boxoffice.server.ClientAddress;
import dev.boxoffice.storefront.StorefrontConfig;
import dev.boxoffice.storefront.problem.TooManyGuestsException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits how many buyers without an account one network can become. Each buyer may hold tickets for some minutes, so that a
 * program without cookies could otherwise hold all of them. Many people can share an address, as behind the network of a phone
 * company.
 */
@ApplicationScoped
class NewGuests {

    private static final long MINUTE_MILLIS = 60_000;
    private static final int MAX_NETWORKS = 100_000;

    private final CurrentVertxRequest current;
    private final ClientAddress addresses;
    private final int limit;
    private final Clock clock;

    private final Map<String, Integer> counts = new HashMap<>();
    private long minute;

    NewGuests(CurrentVertxRequest current, ClientAddress addresses, StorefrontConfig config) {
        this.current = current;
        this.addresses = addresses;
        this.limit = config.newGuestsPerMinute();
        this.clock = Clock.systemUTC();
    }

    /** Counts a new guest of the current request's network, or refuses it. */
    void count() {
        RoutingContext context = current.getCurrent();
        if (context != null && !mayCount(ClientAddress.network(addresses.of(context.request())))) {
            throw new TooManyGuestsException();
        }
    }

    private synchronized boolean mayCount(String network) {
        long now = clock.millis() / MINUTE_MILLIS;
        if (now != minute || counts.size() >= MAX_NETWORKS) {
            counts.clear();
            minute = now;
        }
        return counts.merge(network, 1, Integer::sum) <= limit;
    }
}
