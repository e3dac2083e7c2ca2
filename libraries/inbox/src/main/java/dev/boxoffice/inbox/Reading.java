package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * One pass over a partition from its start. Offsets of different readings cannot be compared.
 *
 * @param topicId {@code null} in a row of an earlier release
 * @param number grows with every reading of the partition
 */
record Reading(UUID topicId, int number) {

    /** The header that {@link TagRecords} adds to received records. */
    static final String HEADER = "inbox-reading";

    byte[] header() {
        return (topicId + "/" + number).getBytes(US_ASCII);
    }

    /** The reading in which the record was received; {@code null} if it was not received by a consumer of the inbox. */
    static Reading of(ConsumerRecord<?, ?> message) {
        Header header = message.headers().lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return null;
        }
        String[] parts = new String(header.value(), US_ASCII).split("/", -1);
        return new Reading(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
    }
}
