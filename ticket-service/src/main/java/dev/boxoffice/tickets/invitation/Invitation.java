package dev.boxoffice.tickets.invitation;

import dev.boxoffice.tickets.organiser.Role;
import java.time.Instant;
import java.util.UUID;

/** An open offer of a role in an organiser. It ends when it is accepted, revoked or expired. */
record Invitation(UUID id, UUID organiserId, Role role, String createdBy, Instant createdAt, Instant expiresAt) {}
