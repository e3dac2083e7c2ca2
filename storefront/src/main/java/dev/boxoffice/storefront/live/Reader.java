package dev.boxoffice.storefront.live;

import dev.boxoffice.server.ClientAddress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * In whose name topics are read.
 *
 * @param id distinguishes visitors
 * @param network of the visitor, which limits count
 * @param headers of requests to the services
 * @param until when the session has to be renewed
 */
record Reader(Kind kind, String id, String network, Map<String, String> headers, Instant until) {

    enum Kind {
        /** Has an account. */
        USER,
        /** Has a session without an account, as everybody can get many of. */
        GUEST,
        /** Has no session. */
        ANONYMOUS
    }

    /**
     * Reads what is the same for all, so that no visitor's expired token or rate limit affects the others.
     *
     * <p>Services count requests without a token by address. Each reader has one of its own, from the network that RFC 3849
     * reserves: no visitor has it, and many topics do not share the limit of one address.
     */
    static Reader neutral() {
        int network = ThreadLocalRandom.current().nextInt();
        String address = "2001:db8:%x:%x::".formatted(network >>> Short.SIZE, network & 0xffff);
        return new Reader(Kind.ANONYMOUS, address, address, Map.of(ClientAddress.FORWARDED_FOR, address), Instant.MAX);
    }

    boolean isSignedIn() {
        return kind != Kind.ANONYMOUS;
    }

    /** Whether a visitor can have any number of ids, so that only the network limits them. */
    boolean isCountedByNetwork() {
        return kind != Kind.USER;
    }
}
