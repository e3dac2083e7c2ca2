package dev.boxoffice.kafka;

/** Kafka did not respond within a bounded time; nothing is lost, and the caller can retry. */
public class KafkaUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KafkaUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
