package dev.boxoffice.storefront.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.storefront.live.OpenStreams.Admission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An address may start three observations, and the instance has room for four. */
class ObservationsTest {

    private static final Reader HOME = reader("192.0.2.1");
    private static final Reader WORK = reader("192.0.2.2");

    private final Vertx vertx = Vertx.vertx();
    private final Observations observations =
            new Observations(client(), vertx, OpenStreamsTest.config(), new SimpleMeterRegistry());

    private static Reader reader(String address) {
        return new Reader(Reader.Kind.ANONYMOUS, address, address, Map.of(), Instant.MAX);
    }

    private TopicClient client() {
        return new TopicClient(vertx, null) {
            @Override
            Future<Reading> read(Topic topic, Reader reader, String tag) {
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
    void limitsTheTopicsOfAnAddressAndOfAll() {
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
}
