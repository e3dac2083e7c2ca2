package dev.boxoffice.tickets.show;

import java.time.Instant;
import java.util.UUID;

/** A show at one moment. */
public record ShowSnapshot(
        UUID id,
        UUID organiserId,
        ShowDetails details,
        ShowStatus status,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
