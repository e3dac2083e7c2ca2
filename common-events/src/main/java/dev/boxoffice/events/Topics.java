package dev.boxoffice.events;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All topics. Brokers do not create topics automatically. */
public final class Topics {

    public static final String PREFIX = "boxoffice.";

    /** Tickets for sale; the key is the ticket's id. */
    public static final String TICKETS = PREFIX + "tickets";

    /** Availability of tickets; the key is the ticket's id. */
    public static final String AVAILABILITY = PREFIX + "availability";

    /** Orders after each transition; the key is the order's id. */
    public static final String ORDERS = PREFIX + "orders";

    /** How long orders and dead letters are kept. */
    public static final Duration RETENTION = Duration.ofDays(30);

    public static final List<Topic> ALL = Stream.of(
                    Topic.compacted(TICKETS), Topic.compacted(AVAILABILITY), Topic.keptFor(ORDERS, RETENTION))
            .flatMap(topic -> Stream.of(topic, Topic.keptFor(deadLetters(topic.name()), RETENTION)))
            .toList();

    private Topics() {}

    /** The topic for records of {@code topic} that a consumer could not apply. */
    public static String deadLetters(String topic) {
        return topic + ".dlq";
    }
}
