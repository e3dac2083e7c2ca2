package dev.boxoffice.tickets.availability;

import java.time.Instant;

/**
 * How much of a ticket is left, as last heard from order-service.
 *
 * @param version order-service's counter of changes to these figures
 */
public record Availability(int held, int sold, int available, long version, Instant asOf) {}
