package dev.boxoffice.chaos.system;

import java.io.Closeable;

/** The connections between the service instances and PostgreSQL or Kafka. */
public interface Network extends Closeable {

    /** The other end of a connection. */
    enum Peer {
        POSTGRES,
        KAFKA
    }

    /** How a connection fails. */
    enum Failure {
        /** Data is lost in both directions; connections stay open. */
        DROP,
        /** Data arrives late. */
        DELAY,
        /** Connections end with a reset, and new ones are refused. */
        RESET,
        /** The service's end is reset; the peer's end stays open and hears nothing. */
        HALF_OPEN
    }

    /** How the report names this implementation. */
    String describe();

    /** The address, {@code host:port}, at which the instance connects to the peer. */
    String address(String instance, Peer peer);

    /** The listeners of Kafka for all instances, {@code bound=advertised}, separated by spaces. */
    String kafkaListeners();

    void fail(String instance, Peer peer, Failure failure);

    /** Ends every failure of the instance's connection to the peer. */
    void heal(String instance, Peer peer);

    /** Settings that PostgreSQL needs, {@code name=value}, separated by spaces. */
    default String postgresOptions() {
        return "";
    }

    @Override
    void close();
}
