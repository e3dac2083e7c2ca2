package dev.boxoffice.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Publishes batches of records, each in one Kafka transaction. {@link TransactionalProducers#open} fences every earlier
 * producer with the same transactional id.
 *
 * <p>After any failure other than {@link RejectedRecordException}, close it and open another one.
 */
public class TransactionalProducer implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;

    protected TransactionalProducer(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Publishes all records or none.
     *
     * @throws RejectedRecordException when Kafka rejects a record; none is published, and the producer can be used again
     * @throws KafkaException in any other case; the records may or may not be published
     */
    public void send(List<ProducerRecord<String, byte[]>> records) throws RejectedRecordException {
        List<Future<RecordMetadata>> acks = new ArrayList<>(records.size());
        producer.beginTransaction();
        try {
            for (ProducerRecord<String, byte[]> message : records) {
                acks.add(producer.send(message));
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw abort(records, acks, e);
        }
    }

    private RejectedRecordException abort(
            List<ProducerRecord<String, byte[]>> records, List<Future<RecordMetadata>> acks, KafkaException failure) {
        for (int i = 0; i < acks.size(); i++) {
            if (acks.get(i).state() == Future.State.FAILED) {
                Throwable cause = acks.get(i).exceptionNow();
                if (isRejection(cause) || isTopicRejection(cause)) {
                    producer.abortTransaction();
                    return new RejectedRecordException(records.get(i), isTopicRejection(cause), cause);
                }
            }
        }
        throw failure;
    }

    private static boolean isRejection(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof RecordBatchTooLargeException
                || cause instanceof InvalidRecordException;
    }

    private static boolean isTopicRejection(Throwable cause) {
        return cause instanceof UnknownTopicOrPartitionException
                || cause instanceof InvalidTopicException
                || cause instanceof TopicAuthorizationException;
    }

    /** Whether a failure shows that another producer with the same transactional id was opened later. */
    public static boolean isFenced(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    /** Aborts a transaction in progress. */
    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
