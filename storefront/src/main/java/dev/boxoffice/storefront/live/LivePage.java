package dev.boxoffice.storefront.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;

/** What each page tells its script. */
@Named("live")
@ApplicationScoped
public class LivePage {

    /** The time of the server in milliseconds since 1970: visitors' clocks can be wrong. */
    public long now() {
        return Instant.now().toEpochMilli();
    }
}
