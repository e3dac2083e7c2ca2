package dev.boxoffice.storefront.live;

/** The outcome of reading a topic. */
sealed interface Reading {

    /** The tag differs whenever the representation does. */
    record Version(String tag) implements Reading {}

    /** The representation still has the tag that was sent. */
    record Unchanged() implements Reading {}

    /** The service no longer accepts the session's token. */
    record Expired() implements Reading {}

    /** There is nothing to read, or not for this visitor. */
    record Gone() implements Reading {}

    /** The service did not answer in time, or could not. */
    record Failed() implements Reading {}
}
