package dev.boxoffice.inbox;

import dev.boxoffice.events.Payload;

/** What a record turned out to be. */
sealed interface Decoded {

    /** An event this version knows. */
    record Known(Payload payload) implements Decoded {}

    /** A type of a later version or another team: none of our business. */
    record UnknownType(String type) implements Decoded {}

    /** Meant for us, but not readable. */
    record Unreadable(String reason) implements Decoded {}
}
