package dev.boxoffice.tickets.availability;

import java.time.Instant;
import java.util.UUID;

/**
 * The latest figures of a ticket that order-service has published.
 *
 * @param version order-service's counter of changes to these figures
 */
public record Availability(UUID ticketId, int held, int sold, int available, long version, Instant asOf) {}
