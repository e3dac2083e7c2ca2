package dev.boxoffice.events;

import java.util.UUID;

/**
 * An event's body: the whole state of one aggregate at one version.
 *
 * <p>A consumer applies it when {@link #version()} is newer than what it has and else does nothing, so that
 * duplicates, reordering, gaps and replays are harmless.
 */
public sealed interface Payload permits TicketV1, AvailabilityV1, OrderV1 {

    /** The aggregate's id: the record's key and the event's {@code ce_subject}. */
    UUID aggregateId();

    /** Only grows, per aggregate and topic; starts at 1. */
    long version();
}
