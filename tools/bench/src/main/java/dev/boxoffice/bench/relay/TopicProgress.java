package dev.boxoffice.bench.relay;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.Progress;
import dev.boxoffice.bench.kafka.BenchTopic;

/** Counts the records written to a topic after a starting point. */
record TopicProgress(BenchTopic topic, long before) implements Progress {

    static TopicProgress from(BenchTopic topic) throws InterruptedException {
        return new TopicProgress(topic, topic.records());
    }

    @Override
    public long count() throws InterruptedException {
        return topic.records() - before;
    }

    /**
     * Checks the number of records.
     *
     * @throws BenchException if a record is missing or duplicated
     */
    void require(long expected) throws InterruptedException {
        if (count() != expected) {
            throw new BenchException("%d records on %s, not %d".formatted(count(), topic.name(), expected));
        }
    }
}
