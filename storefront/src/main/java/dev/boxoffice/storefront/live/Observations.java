package dev.boxoffice.storefront.live;

import dev.boxoffice.storefront.live.OpenStreams.Admission;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The topics that open pages show, each of which is read once for all of them. */
@ApplicationScoped
class Observations {

    private static final int SLOW_INTERVALS = 3;

    private final ConcurrentMap<Key, Observation> observed = new ConcurrentHashMap<>();
    private final TopicClient client;
    private final Pauses pauses;
    private final LiveConfig config;

    @Inject
    Observations(TopicClient client, Vertx vertx, LiveConfig config, MeterRegistry metrics) {
        this(client, (millis, next) -> pause(vertx, millis, next), config, metrics);
    }

    Observations(TopicClient client, Pauses pauses, LiveConfig config, MeterRegistry metrics) {
        this.client = client;
        this.pauses = pauses;
        this.config = config;
        metrics.gaugeMapSize("boxoffice.live.topics", List.of(), observed);
    }

    /** Runs tasks without the locks of the caller. */
    interface Pauses {

        void after(long millis, Runnable task);
    }

    private static void pause(Vertx vertx, long millis, Runnable task) {
        if (millis == 0) {
            vertx.runOnContext(start -> task.run());
        } else {
            vertx.setTimer(millis, timer -> task.run());
        }
    }

    /** The visitor is empty for a topic that is the same for all. */
    private record Key(String topic, String visitor) {
        static Key of(Topic topic, Reader reader) {
            return new Key(topic.text(), topic.isPersonal() ? reader.id() : "");
        }
    }

    /** Topics that are observed already need no room. */
    Admission roomFor(List<Topic> topics, Reader reader) {
        long unknown = topics.stream()
                .filter(topic -> !observed.containsKey(Key.of(topic, reader)))
                .count();
        if (unknown == 0) {
            return Admission.OPENED;
        }
        if (startedFrom(reader.network()) + unknown > config.maxTopicsPerNetwork()) {
            return Admission.TOO_MANY;
        }
        return observed.size() + unknown > config.maxTopics() ? Admission.FULL : Admission.OPENED;
    }

    boolean isObserved(Topic topic, Reader reader) {
        return observed.containsKey(Key.of(topic, reader));
    }

    private long startedFrom(String network) {
        return observed.values().stream()
                .filter(observation -> observation.isStartedFrom(network))
                .count();
    }

    void join(OpenPage page, Topic topic, Reader reader) {
        observed.compute(Key.of(topic, reader), (key, known) -> {
            Observation observation = known == null ? observation(topic, reader.network()) : known;
            observation.join(page, reader);
            if (known == null) {
                pauses.after(0, () -> read(key, topic.kind(), observation));
            }
            return observation;
        });
    }

    void leave(OpenPage page, Topic topic, Reader reader) {
        observed.computeIfPresent(Key.of(topic, reader), (key, observation) -> {
            observation.leave(page);
            return observation.isEmpty() ? null : observation;
        });
    }

    private Observation observation(Topic topic, String network) {
        Reader neutral = Reader.neutral();
        return new Observation(
                (reader, version) -> client.read(topic, topic.isPersonal() ? reader : neutral, version),
                network,
                config.reloadsPerSecond(),
                Clock.systemUTC());
    }

    /** Reads again after a pause, if a page is left. */
    private void read(Key key, TopicKind kind, Observation observation) {
        if (observed.get(key) == observation) {
            long pause = config.interval().toMillis() * (kind.isSlow() ? SLOW_INTERVALS : 1);
            observation.read().onComplete(read -> pauses.after(pause, () -> read(key, kind, observation)));
        }
    }
}
