package dev.boxoffice.storefront.live;

import java.time.Duration;

/** What a stream tells its page. Browsers ignore events without data. */
record LiveEvent(String name, long data) {

    static final LiveEvent BEAT = new LiveEvent("beat", 0);

    /** Topics cannot be read: figures may be old. */
    static final LiveEvent UNAVAILABLE = new LiveEvent("unavailable", 0);

    static final LiveEvent AVAILABLE = new LiveEvent("available", 0);

    /** The page needs a session, and there is none. */
    static final LiveEvent SIGNED_OUT = new LiveEvent("signed-out", 0);

    /** The visitor may not see a topic. */
    static final LiveEvent GONE = new LiveEvent("gone", 0);

    /** A topic has changed. Its pages load it at random times within this duration. */
    static LiveEvent changed(Duration within) {
        return new LiveEvent("changed", within.toMillis());
    }

    boolean isLast() {
        return equals(SIGNED_OUT) || equals(GONE);
    }
}
