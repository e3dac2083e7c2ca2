package dev.boxoffice.bench;

/**
 * One arm in one round.
 *
 * @param cpuMillis spent for one operation by all processes of the machine, load generator included
 */
record Sample(double perSecond, double cpuMillis) {}
