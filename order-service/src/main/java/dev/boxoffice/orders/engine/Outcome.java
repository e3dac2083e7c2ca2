package dev.boxoffice.orders.engine;

import java.util.Set;

/** What one transaction made of one command; valid only after the commit. */
sealed interface Outcome {

    record Decided<R>(R value, boolean repeated) implements Outcome {}

    /** The command had no effect. */
    record Refused(RuntimeException reason) implements Outcome {}

    /** The command had no effect, because other transactions have locked these resources. */
    record Blocked(Set<Resource> by) implements Outcome {}
}
