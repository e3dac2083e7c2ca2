package dev.boxoffice.bench.harness;

/**
 * One arm in one round.
 *
 * @param cpuMillis spent for one operation by all processes of the machine, load generator included
 */
public record Sample(double perSecond, double cpuMillis) {}
