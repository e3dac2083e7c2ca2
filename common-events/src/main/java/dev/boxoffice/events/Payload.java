package dev.boxoffice.events;

import java.util.UUID;

/**
 * The payload of an event: the whole state of one aggregate at one version.
 *
 * <p>A consumer applies it if {@link #version()} is newer than its own and ignores it otherwise. Duplicates, reordering,
 * gaps and replays are therefore harmless.
 */
public sealed interface Payload
        permits OrganiserV1, ShowV1, PoolV1, TicketV1, AvailabilityV1, PoolAvailabilityV1, OrderV1, AdmissionV1 {

    /** The aggregate's id, which is also the record's key and the event's {@code ce_subject}. */
    UUID aggregateId();

    /** Between 1 and 2^53 - 1. Grows with every change, per aggregate and topic. */
    long version();
}
