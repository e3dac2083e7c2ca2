package dev.boxoffice.inbox;

/**
 * The result of a batch.
 *
 * @param applied states passed to the effect, including those that changed nothing
 * @param superseded records with a newer record of the same aggregate in the batch
 * @param skipped records of another event type
 * @param deadLettered records that could not be read or applied
 */
record BatchResult(int read, int applied, int superseded, int skipped, int deadLettered) {}
