package dev.boxoffice.stack.config;

/**
 * An additional listener of Kafka, for clients behind a proxy.
 *
 * @param bound the address to listen on, {@code host:port}
 * @param advertised the address that clients of this listener connect to, {@code host:port}
 */
public record KafkaListener(String bound, String advertised) {

    /** Parses {@code host:port=host:port}; one address stands for both. */
    static KafkaListener parse(String text) {
        String[] addresses = text.split("=", 2);
        return new KafkaListener(addresses[0], addresses[addresses.length - 1]);
    }
}
