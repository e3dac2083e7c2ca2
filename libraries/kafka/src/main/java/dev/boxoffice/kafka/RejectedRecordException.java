package dev.boxoffice.kafka;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Kafka rejects a record; its transaction was aborted. */
public final class RejectedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ProducerRecord<String, byte[]> message;
    private final boolean wholeTopic;

    RejectedRecordException(ProducerRecord<String, byte[]> message, boolean wholeTopic, Throwable cause) {
        super(Reason.of(cause), cause);
        this.message = message;
        this.wholeTopic = wholeTopic;
    }

    public ProducerRecord<String, byte[]> message() {
        return message;
    }

    /** Whether Kafka rejects every record of the topic, for example because the topic does not exist. */
    public boolean isWholeTopic() {
        return wholeTopic;
    }
}
