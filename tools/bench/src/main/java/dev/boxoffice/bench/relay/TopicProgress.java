package dev.boxoffice.bench.relay;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.Progress;
import dev.boxoffice.bench.kafka.BenchTopic;

/** Follows the records written to an empty topic. */
record TopicProgress(BenchTopic topic, long before) implements Progress {

    static TopicProgress from(BenchTopic topic) throws InterruptedException {
        return new TopicProgress(topic, topic.records());
    }

    @Override
    public long count() throws InterruptedException {
        return topic.records() - before;
    }

    /**
     * Checks the number of records by reading them.
     *
     * @throws BenchException if a record is missing or duplicated
     */
    void require(long expected) throws InterruptedException {
        long found = topic.count();
        if (found != expected) {
            throw new BenchException("%d records on %s, not %d".formatted(found, topic.name(), expected));
        }
    }
}
