package dev.boxoffice.inbox;

import dev.boxoffice.events.Payload;

/** The result of decoding a record. */
sealed interface Decoded {

    /** An event of a type that this version knows. */
    record Known(Payload payload) implements Decoded {}

    /** An event of a type that the subscription ignores. Its payload was not read. */
    record Ignored() implements Decoded {}

    /** An event of a type that this version does not know. */
    record UnknownType(String type) implements Decoded {}

    /** An event that cannot be read. */
    record Unreadable(String reason) implements Decoded {}
}
