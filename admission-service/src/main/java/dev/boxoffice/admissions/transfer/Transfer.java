package dev.boxoffice.admissions.transfer;

import java.time.Instant;
import java.util.UUID;

/** An open transfer of an admission. It ends when it is claimed, cancelled or expired. */
record Transfer(UUID id, UUID admissionId, Instant createdAt, Instant expiresAt) {}
