package dev.boxoffice.bench.harness;

/**
 * The measurement of one arm in one round.
 *
 * @param cpuMillis CPU time per operation, of everything that {@link Arm#cpuMillis} includes
 */
public record Sample(double perSecond, double cpuMillis) {}
