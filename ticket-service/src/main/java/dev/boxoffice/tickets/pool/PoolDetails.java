package dev.boxoffice.tickets.pool;

import jakarta.persistence.Embeddable;

/**
 * The fields that an organiser controls.
 *
 * @param capacity the units that all tickets of the pool may sell together, including units held and sold
 */
@Embeddable
public record PoolDetails(String name, int capacity) {}
