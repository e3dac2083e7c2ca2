package dev.boxoffice.orders.engine;

/**
 * The committed result of a command.
 *
 * @param repeated whether an earlier request with the same key caused the effect
 */
public record Answer<R>(R value, boolean repeated) {}
