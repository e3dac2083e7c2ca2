package dev.boxoffice.events;

import java.time.Duration;

/**
 * A Kafka topic of the contract.
 *
 * @param name the topic's name
 * @param compacted whether Kafka keeps the newest record of every key forever instead of deleting by age
 * @param retention how long records are kept; {@code null} if compacted
 */
public record Topic(String name, boolean compacted, Duration retention) {

    static Topic compacted(String name) {
        return new Topic(name, true, null);
    }

    static Topic keptFor(String name, Duration retention) {
        return new Topic(name, false, retention);
    }
}
