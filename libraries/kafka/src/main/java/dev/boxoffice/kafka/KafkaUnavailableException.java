package dev.boxoffice.kafka;

/** Kafka could not be had within a bounded time; nothing is lost, ask again. */
public class KafkaUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KafkaUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
