package dev.boxoffice.outbox;

import java.time.Instant;
import java.util.UUID;

/** A committed event that has not been sent yet. */
@SuppressWarnings("ArrayRecordComponent") // records are never compared
record OutboxRow(
        UUID id,
        String aggregateType,
        UUID aggregateId,
        String type,
        byte[] payload,
        String traceparent,
        long seq,
        Instant createdAt) {}
