package dev.boxoffice.bench.harness;

/**
 * The measurement of one arm in one round.
 *
 * @param cpuMillis CPU time of the whole machine per operation, load generator included
 */
public record Sample(double perSecond, double cpuMillis) {}
