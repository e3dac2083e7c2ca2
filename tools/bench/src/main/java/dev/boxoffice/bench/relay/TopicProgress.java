package dev.boxoffice.bench.relay;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.Progress;
import dev.boxoffice.bench.kafka.BenchTopic;

/** The records that come to a topic from now on. */
record TopicProgress(BenchTopic topic, long before) implements Progress {

    static TopicProgress from(BenchTopic topic) throws InterruptedException {
        return new TopicProgress(topic, topic.records());
    }

    @Override
    public long count() throws InterruptedException {
        return topic.records() - before;
    }

    /** @throws BenchException unless each of them came once */
    void require(long expected) throws InterruptedException {
        if (count() != expected) {
            throw new BenchException("%d records on %s, not %d".formatted(count(), topic.name(), expected));
        }
    }
}
