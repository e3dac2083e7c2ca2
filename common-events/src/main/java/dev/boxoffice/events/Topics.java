package dev.boxoffice.events;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every topic there is: created explicitly, never by a first use. */
public final class Topics {

    /** What every topic name starts with. */
    public static final String PREFIX = "boxoffice.";

    /** What can be bought; the key is the ticket's id. */
    public static final String TICKETS = PREFIX + "tickets";

    /** How much of it is left; the key is the ticket's id. */
    public static final String AVAILABILITY = PREFIX + "availability";

    /** What became of each order; the key is the order's id. */
    public static final String ORDERS = PREFIX + "orders";

    /** How long orders and dead letters are kept. */
    public static final Duration RETENTION = Duration.ofDays(30);

    public static final List<Topic> ALL = Stream.of(
                    Topic.compacted(TICKETS), Topic.compacted(AVAILABILITY), Topic.keptFor(ORDERS, RETENTION))
            .flatMap(topic -> Stream.of(topic, Topic.keptFor(deadLetters(topic.name()), RETENTION)))
            .toList();

    private Topics() {}

    /** The topic that holds what consumers of {@code topic} could not read. */
    public static String deadLetters(String topic) {
        return topic + ".dlq";
    }
}
