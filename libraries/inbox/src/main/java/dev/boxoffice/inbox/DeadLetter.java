package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.events.EventHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * A collected dead letter.
 *
 * @param id 0 if it is not stored yet
 * @param source identifies the record that failed
 * @param topic of the record
 * @param headers of the record, as JSON
 * @param payload {@code null} if the record was too large to copy
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are only passed on
public record DeadLetter(
        long id,
        String source,
        String topic,
        int partition,
        long offset,
        byte[] key,
        byte[] headers,
        byte[] payload,
        String reason,
        Instant failedAt,
        int tries,
        Instant triedAt) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The letter in a row of the table. */
    static DeadLetter of(ResultSet row) throws SQLException {
        OffsetDateTime triedAt = row.getObject("tried_at", OffsetDateTime.class);
        return new DeadLetter(
                row.getLong("id"),
                row.getString("source"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getBytes("record_key"),
                row.getBytes("headers"),
                row.getBytes("payload"),
                row.getString("reason"),
                row.getObject("failed_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                triedAt == null ? null : triedAt.toInstant());
    }

    /** A header of the record; {@code value} may be {@code null}. */
    @SuppressWarnings("ArrayRecordComponent")
    record Attribute(String name, byte[] value) {}

    static byte[] json(Stream<Header> headers) {
        try {
            return JSON.writeValueAsBytes(headers.map(header -> new Attribute(header.key(), header.value()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Attribute> attributes() {
        try {
            return JSON.readValue(headers, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Restores the record that failed. */
    ConsumerRecord<String, byte[]> message() {
        var restored = new RecordHeaders();
        attributes().forEach(attribute -> restored.add(attribute.name(), attribute.value()));
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                failedAt.toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                keyText(),
                payload,
                restored,
                Optional.empty());
    }

    /** {@code null} if the record had no key. */
    public String keyText() {
        return key == null ? null : new String(key, UTF_8);
    }

    /** The value of {@code ce_type}; {@code null} if there is none. */
    public String eventType() {
        return attributes().stream()
                .filter(attribute -> attribute.name().equals(EventHeaders.TYPE) && attribute.value() != null)
                .map(attribute -> new String(attribute.value(), UTF_8))
                .reduce((_, last) -> last)
                .orElse(null);
    }
}
