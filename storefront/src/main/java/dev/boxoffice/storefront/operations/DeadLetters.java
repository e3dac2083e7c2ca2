package dev.boxoffice.storefront.operations;

import java.time.Instant;
import java.util.List;

/** The open dead letters of a service; {@code items} has the oldest ones. */
record DeadLetters(long waiting, List<Letter> items) {

    DeadLetters {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /** An event that could not be applied. */
    record Letter(
            String id,
            String topic,
            int partition,
            long offset,
            String key,
            String eventType,
            String reason,
            Instant failedAt,
            String payload) {

        /** The place of the record. */
        public String place() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    /** Result of a redrive. */
    record Redriven(long read, long applied, long skipped, long deadAgain, long remaining) {}
}
