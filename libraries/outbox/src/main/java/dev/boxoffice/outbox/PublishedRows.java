package dev.boxoffice.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.groupingBy;

import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.Topics;
import dev.boxoffice.kafka.TopicOffsets;
import dev.boxoffice.kafka.TopicReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Finds rows that a predecessor published but did not delete. Sending them again would put older versions behind newer ones.
 *
 * <p>Call it after the predecessor is fenced: only then is it decided which of its records are committed.
 */
@ApplicationScoped
class PublishedRows {

    /** A predecessor's last transactions contain the oldest rows, so more need not be compared. */
    private static final int MAX_ROWS = 100_000;

    /** The clocks of the database and of the services may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private final TopicReader reader;
    private final TopicOffsets topics;

    PublishedRows(TopicReader reader, TopicOffsets topics) {
        this.reader = reader;
        this.topics = topics;
    }

    SeqRanges find(Connection connection) throws SQLException, InterruptedException {
        Map<String, List<OutboxTable.Doubtful>> rows = OutboxTable.doubtful(connection, MAX_ROWS).stream()
                .collect(groupingBy(OutboxTable.Doubtful::aggregateType));
        Set<Long> published = new TreeSet<>();
        for (Map.Entry<String, List<OutboxTable.Doubtful>> entry : rows.entrySet()) {
            String topic = Topics.PREFIX + entry.getKey();
            if (topics.exists(topic)) {
                Set<String> ids = publishedIds(topic, entry.getValue());
                entry.getValue().stream()
                        .filter(row -> ids.contains(row.id().toString()))
                        .forEach(row -> published.add(row.seq()));
            }
        }
        return SeqRanges.of(List.copyOf(published));
    }

    private Set<String> publishedIds(String topic, List<OutboxTable.Doubtful> rows) {
        Instant oldest = rows.stream()
                .map(OutboxTable.Doubtful::createdAt)
                .min(Instant::compareTo)
                .orElseThrow();
        Set<String> waiting = new HashSet<>();
        rows.stream().map(OutboxTable.Doubtful::id).map(UUID::toString).forEach(waiting::add);
        Set<String> found = new HashSet<>();
        reader.read(topic, oldest.minus(CLOCK_SKEW), batch -> {
            for (ConsumerRecord<String, byte[]> message : batch) {
                Header id = message.headers().lastHeader(EventHeaders.ID);
                if (id != null && id.value() != null) {
                    String text = new String(id.value(), US_ASCII);
                    if (waiting.contains(text)) {
                        found.add(text);
                    }
                }
            }
        });
        return found;
    }
}
