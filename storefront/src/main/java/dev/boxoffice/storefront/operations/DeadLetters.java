package dev.boxoffice.storefront.operations;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

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

        private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

        /** The page of what the event is about; {@code null} if it has none. */
        public String link() {
            if (key == null || !ID.matcher(key).matches()) {
                return null;
            }
            return switch (topic) {
                case "boxoffice.orders" -> "/sell/orders/" + key;
                case "boxoffice.tickets", "boxoffice.availability" -> "/tickets/" + key;
                case "boxoffice.shows" -> "/shows/" + key;
                default -> null;
            };
        }

        /** The place of the record. */
        public String place() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    /** Result of a redrive. */
    record Redriven(long read, long applied, long skipped, long deadAgain, long remaining) {}
}
