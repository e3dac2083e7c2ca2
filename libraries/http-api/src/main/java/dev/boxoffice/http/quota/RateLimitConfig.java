package dev.boxoffice.http.quota;

import io.smallrye.config.ConfigMapping;

/** Limits of request rates. They hold for each instance of a service. */
@ConfigMapping(prefix = "boxoffice.rate-limit")
public interface RateLimitConfig {

    /** Requests of users, by the subject of the token. */
    Limit user();

    /** Requests of service clients, by the subject of the token. */
    Limit client();

    /** Requests without a token, by network address. */
    Limit address();

    /** Requests whose token is rejected, by network address. */
    Limit badToken();

    /** A token bucket. */
    interface Limit {

        /** Requests per second that are allowed permanently; 0 turns the limit off. */
        int rate();

        /** Requests that are allowed at once after a pause. */
        int burst();
    }
}
