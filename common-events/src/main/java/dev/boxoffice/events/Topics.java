package dev.boxoffice.events;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All topics. Brokers do not create topics automatically. */
public final class Topics {

    public static final String PREFIX = "boxoffice.";

    /** Organisers and their teams; the key is the organiser's id. */
    public static final String ORGANISERS = PREFIX + "organisers";

    /** Shows; the key is the show's id. */
    public static final String SHOWS = PREFIX + "shows";

    /** Limits that tickets share; the key is the pool's id. */
    public static final String POOLS = PREFIX + "pools";

    /** Tickets for sale; the key is the ticket's id. */
    public static final String TICKETS = PREFIX + "tickets";

    /** Availability of tickets; the key is the ticket's id. */
    public static final String AVAILABILITY = PREFIX + "availability";

    /** Availability of pools; the key is the pool's id. */
    public static final String POOL_AVAILABILITY = PREFIX + "pool-availability";

    /** Orders after each transition; the key is the order's id. */
    public static final String ORDERS = PREFIX + "orders";

    /** Admissions to shows; the key is the admission's id. */
    public static final String ADMISSIONS = PREFIX + "admissions";

    /** How long orders and dead letters are kept. */
    public static final Duration RETENTION = Duration.ofDays(30);

    public static final List<Topic> ALL = Stream.of(
                    Topic.compacted(ORGANISERS),
                    Topic.compacted(SHOWS),
                    Topic.compacted(POOLS),
                    Topic.compacted(TICKETS),
                    Topic.compacted(AVAILABILITY),
                    Topic.compacted(POOL_AVAILABILITY),
                    Topic.keptFor(ORDERS, RETENTION),
                    Topic.compacted(ADMISSIONS))
            .flatMap(topic -> Stream.of(topic, Topic.keptFor(deadLetters(topic.name()), RETENTION)))
            .toList();

    private Topics() {}

    /** The topic for records of {@code topic} that a consumer could not apply. */
    public static String deadLetters(String topic) {
        return topic + ".dlq";
    }
}
