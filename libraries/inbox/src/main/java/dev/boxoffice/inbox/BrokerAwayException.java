package dev.boxoffice.inbox;

/** Kafka could not be had within a bounded time; nothing is lost, ask again. */
public class BrokerAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
