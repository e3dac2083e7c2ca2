package dev.boxoffice.inbox;

/**
 * What became of a batch.
 *
 * @param applied states that reached the effect, whether or not they were news to it
 * @param superseded records with a newer one of the same aggregate in the batch
 * @param skipped records of no kind that is asked for
 * @param deadLettered records that could not be read or applied
 */
record BatchResult(int read, int applied, int superseded, int skipped, int deadLettered) {}
