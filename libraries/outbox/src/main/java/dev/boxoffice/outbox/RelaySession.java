package dev.boxoffice.outbox;

import dev.boxoffice.events.Topics;
import dev.boxoffice.kafka.RejectedRecordException;
import dev.boxoffice.kafka.TopicOffsets;
import dev.boxoffice.kafka.TransactionalProducer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * The work of one term of the lease: read rows, publish them in a Kafka transaction, delete them.
 *
 * <p>One connection serves the whole session, so that no crash of the database goes unnoticed. No database transaction is open
 * while the session waits for Kafka.
 */
final class RelaySession {

    private static final Logger LOG = Logger.getLogger(RelaySession.class);
    private static final int RENEWALS_PER_LEASE = 4;

    private final Connection connection;
    private final TransactionalProducer producer;
    private final UUID token;
    private final EventMessages messages;
    private final TopicOffsets topics;
    private final RelayMetrics metrics;
    private final OutboxConfig config;
    private final LowWatermark watermark;
    private final Rejected rejected;

    private final Set<String> knownTypes = new HashSet<>();
    /** The rows that the last pass published and the next one deletes. */
    private List<OutboxRow> published = List.of();

    private long renewedAt;
    private boolean renewed;

    RelaySession(
            Connection connection,
            TransactionalProducer producer,
            UUID token,
            String service,
            TopicOffsets topics,
            RelayMetrics metrics,
            OutboxConfig config) {
        this.connection = connection;
        this.producer = producer;
        this.token = token;
        this.messages = new EventMessages(service);
        this.topics = topics;
        this.metrics = metrics;
        this.config = config;
        this.watermark = new LowWatermark(config);
        this.rejected = new Rejected(config.rejectedRetryDelay());
    }

    /** What a pass found. */
    enum Found {
        NOTHING,
        SOME,
        /** A full batch: more rows may be waiting. */
        FULL,
        LEASE_LOST
    }

    /**
     * Deletes what the last pass published, then reads and publishes the next rows.
     *
     * @throws org.apache.kafka.common.KafkaException when it is unknown whether the rows are published
     */
    Found pass() throws SQLException, InterruptedException {
        rejected.expire();
        long mark = watermark.begin();
        long now = System.nanoTime();
        boolean renew = !renewed || now - renewedAt > config.lease().toNanos() / RENEWALS_PER_LEASE;
        OutboxTable.Pass pass = OutboxTable.pass(
                connection,
                token,
                renew ? config.lease() : null,
                ranges(published),
                mark,
                rejected,
                config.batchSize());
        if (!pass.held()) {
            return Found.LEASE_LOST;
        }
        if (renew) {
            renewed = true;
            renewedAt = now;
        }
        if (rejected.isEmpty()) {
            watermark.passed(published, () -> OutboxTable.writers(connection));
        }
        published = List.of();
        published = publish(pass.rows());
        return found(pass.rows());
    }

    private Found found(List<OutboxRow> rows) {
        if (rows.isEmpty()) {
            return Found.NOTHING;
        }
        return rows.size() == config.batchSize() ? Found.FULL : Found.SOME;
    }

    /** Deletes what the last pass published, so that a successor need not look for it. */
    void finish() throws SQLException {
        OutboxTable.delete(connection, token, ranges(published));
    }

    void delete(SeqRanges ranges) throws SQLException {
        OutboxTable.delete(connection, token, ranges);
    }

    private static SeqRanges ranges(List<OutboxRow> rows) {
        return SeqRanges.of(rows.stream().map(OutboxRow::seq).toList());
    }

    /** Returns the published rows: all except those that Kafka rejects, and later ones of the same aggregates. */
    private List<OutboxRow> publish(List<OutboxRow> rows) throws InterruptedException {
        List<OutboxRow> accepted = accepted(rows);
        while (!accepted.isEmpty()) {
            try {
                send(accepted);
                metrics.sent(accepted.size());
                return accepted;
            } catch (RejectedRecordException e) {
                reject(e);
                accepted = accepted(accepted);
            }
        }
        return List.of();
    }

    private void send(List<OutboxRow> rows) throws RejectedRecordException {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(rows.size());
        rows.forEach(row -> records.add(messages.of(row)));
        producer.send(records);
    }

    private List<OutboxRow> accepted(List<OutboxRow> rows) throws InterruptedException {
        for (OutboxRow row : rows) {
            if (!knownTypes.contains(row.aggregateType()) && !rejected.contains(row)) {
                check(row.aggregateType());
            }
        }
        return rejected.isEmpty()
                ? rows
                : rows.stream().filter(row -> !rejected.contains(row)).toList();
    }

    /** The client would wait for a missing topic for seconds. */
    private void check(String aggregateType) throws InterruptedException {
        if (topics.exists(Topics.PREFIX + aggregateType)) {
            knownTypes.add(aggregateType);
        } else {
            rejected.addType(aggregateType);
            reportRejected(Topics.PREFIX + aggregateType, "the topic does not exist or is not accessible");
        }
    }

    private void reject(RejectedRecordException e) {
        String topic = e.message().topic();
        if (e.isWholeTopic()) {
            String aggregateType = topic.substring(Topics.PREFIX.length());
            knownTypes.remove(aggregateType);
            rejected.addType(aggregateType);
            reportRejected(topic, e.getMessage());
        } else {
            rejected.addId(UUID.fromString(e.message().key()));
            reportRejected(topic + " with key " + e.message().key(), e.getMessage());
        }
    }

    private void reportRejected(String what, String reason) {
        metrics.failed();
        LOG.warnf("Kafka rejects events of %s, retrying every %s: %s", what, config.rejectedRetryDelay(), reason);
    }
}
