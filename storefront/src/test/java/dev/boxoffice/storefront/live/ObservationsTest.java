package dev.boxoffice.storefront.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.storefront.live.OpenStreams.Admission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A network may start three observations, and the instance has room for four. */
class ObservationsTest {

    private static final Reader HOME = reader("192.0.2.1");
    private static final Reader WORK = reader("192.0.2.2");

    private final Vertx vertx = Vertx.vertx();
    private final Deque<Runnable> paused = new ArrayDeque<>();
    private final List<String> reads = new ArrayList<>();
    private final Observations observations = new Observations(
            client(), (millis, task) -> paused.add(task), OpenStreamsTest.config(), new SimpleMeterRegistry());

    private static Reader reader(String network) {
        return new Reader(Reader.Kind.ANONYMOUS, network, network, Map.of(), Instant.MAX);
    }

    private TopicClient client() {
        return new TopicClient(vertx, null) {
            @Override
            Future<Reading> read(Topic topic, Reader reader, String tag) {
                reads.add(topic.text());
                return Future.succeededFuture(new Reading.Unchanged());
            }
        };
    }

    private static List<Topic> shows(int count) {
        return Stream.generate(UUID::randomUUID)
                .limit(count)
                .map(id -> Topic.parse("show:" + id).orElseThrow())
                .toList();
    }

    private void join(List<Topic> topics, Reader reader) {
        topics.forEach(topic -> observations.join(new OpenPage(Runnable::run, Instant.EPOCH), topic, reader));
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void limitsTheTopicsOfANetworkAndOfAll() {
        join(shows(3), HOME);
        assertThat(observations.roomFor(shows(1), HOME)).isEqualTo(Admission.TOO_MANY);
        assertThat(observations.roomFor(shows(1), WORK)).isEqualTo(Admission.OPENED);
        assertThat(observations.roomFor(shows(2), WORK)).isEqualTo(Admission.FULL);
    }

    @Test
    void hasRoomForWhatIsObservedAlready() {
        List<Topic> first = shows(3);
        List<Topic> last = shows(1);
        join(first, HOME);
        join(last, WORK);

        assertThat(observations.roomFor(first, HOME)).isEqualTo(Admission.OPENED);
        assertThat(observations.roomFor(last, HOME)).isEqualTo(Admission.OPENED);
        assertThat(observations.roomFor(first, WORK)).isEqualTo(Admission.OPENED);
    }

    @Test
    void readsATopicOnceForAllPagesUntilTheLastIsClosed() {
        List<Topic> topics = shows(1);
        Topic topic = topics.getFirst();
        var first = new OpenPage(Runnable::run, Instant.EPOCH);
        var second = new OpenPage(Runnable::run, Instant.EPOCH);
        observations.join(first, topic, HOME);
        observations.join(second, topic, WORK);
        assertThat(paused).hasSize(1);

        intervalsPass(3);
        observations.leave(first, topic, HOME);
        intervalsPass(1);
        assertThat(reads).hasSize(4);
        observations.leave(second, topic, WORK);
        intervalsPass(1);

        assertThat(reads).hasSize(4);
        assertThat(paused).isEmpty();
    }

    /** A page that comes back before the next read would have been due must not start a second loop. */
    @Test
    void readsOnceForAPageThatComesBack() {
        Topic topic = shows(1).getFirst();
        var page = new OpenPage(Runnable::run, Instant.EPOCH);
        observations.join(page, topic, HOME);
        intervalsPass(1);
        observations.leave(page, topic, HOME);
        observations.join(page, topic, HOME);

        intervalsPass(1);
        assertThat(reads).hasSize(2);
        intervalsPass(1);

        assertThat(reads).hasSize(3);
    }

    /** Runs what is due, but not what that starts. */
    private void intervalsPass(int count) {
        for (int i = 0; i < count; i++) {
            List<Runnable> due = List.copyOf(paused);
            paused.clear();
            due.forEach(Runnable::run);
        }
    }
}
