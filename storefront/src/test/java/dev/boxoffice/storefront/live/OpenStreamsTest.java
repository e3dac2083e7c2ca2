package dev.boxoffice.storefront.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.storefront.live.OpenStreams.Admission;
import dev.boxoffice.storefront.live.Reader.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

    private static final String HOME = "127.0.0.1";
    private static final Reader BEN = reader(Kind.USER, "ben");
    private static final Reader SAM = reader(Kind.USER, "sam");
    private static final Reader ADDRESS = reader(Kind.ANONYMOUS, HOME);

    private final Vertx vertx = Vertx.vertx();
    private final OpenStreams streams = new OpenStreams(config(), vertx, new SimpleMeterRegistry());

    private static Reader reader(Kind kind, String id) {
        return new Reader(kind, id, HOME, Map.of(), Instant.MAX);
    }

    static LiveConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(LiveConfig.class)
                .withDefaultValues(Map.of(
                        "boxoffice.live.interval", "PT1S",
                        "boxoffice.live.heartbeat", "PT0.05S",
                        "boxoffice.live.lifetime", "PT10M",
                        "boxoffice.live.max-streams", "4",
                        "boxoffice.live.max-streams-per-visitor", "2",
                        "boxoffice.live.max-streams-per-network", "3",
                        "boxoffice.live.max-topics", "4",
                        "boxoffice.live.max-topics-per-network", "3",
                        "boxoffice.live.max-topics-per-stream", "2",
                        "boxoffice.live.reloads-per-second", "10"))
                .build()
                .getConfigMapping(LiveConfig.class);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static OpenPage page() {
        return new OpenPage(Runnable::run, Instant.EPOCH);
    }

    @Test
    void limitsVisitorsNetworksAndAll() {
        OpenPage first = page();
        assertThat(streams.open(first, BEN)).isEqualTo(Admission.OPENED);
        assertThat(streams.open(page(), BEN)).isEqualTo(Admission.OPENED);
        assertThat(streams.open(page(), BEN)).isEqualTo(Admission.TOO_MANY);
        assertThat(streams.open(page(), ADDRESS)).isEqualTo(Admission.OPENED);
        assertThat(streams.open(page(), ADDRESS)).isEqualTo(Admission.OPENED);
        assertThat(streams.open(page(), SAM)).isEqualTo(Admission.FULL);

        streams.close(first, BEN);
        streams.close(first, BEN);

        assertThat(streams.open(page(), SAM)).isEqualTo(Admission.OPENED);
        assertThat(streams.open(page(), SAM)).isEqualTo(Admission.FULL);
    }

    @Test
    void limitsTheGuestsOfANetwork() {
        Reader guest = reader(Kind.GUEST, "guest:1");
        assertThat(streams.open(page(), guest)).isEqualTo(Admission.OPENED);
        assertThat(streams.open(page(), guest)).isEqualTo(Admission.OPENED);
        assertThat(streams.open(page(), guest)).isEqualTo(Admission.TOO_MANY);
        OpenPage third = page();
        assertThat(streams.open(third, reader(Kind.GUEST, "guest:2"))).isEqualTo(Admission.OPENED);
        assertThat(streams.open(page(), reader(Kind.GUEST, "guest:3"))).isEqualTo(Admission.TOO_MANY);
        assertThat(streams.open(page(), ADDRESS)).isEqualTo(Admission.TOO_MANY);

        streams.close(third, reader(Kind.GUEST, "guest:2"));

        assertThat(streams.open(page(), ADDRESS)).isEqualTo(Admission.OPENED);
        assertThat(streams.open(page(), BEN)).isEqualTo(Admission.OPENED);
    }

    @Test
    void keepsStreamsAlive() {
        OpenPage page = page();
        streams.open(page, BEN);

        AssertSubscriber<LiveEvent> events =
                page.events().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        events.awaitItems(2);
        assertThat(events.getItems()).containsOnly(LiveEvent.BEAT);
    }

    @Test
    void endsAllStreamsBeforeTheProcessEnds() {
        OpenPage page = page();
        streams.open(page, BEN);
        AssertSubscriber<LiveEvent> events =
                page.events().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        streams.end(new ShutdownDelayInitiatedEvent());

        events.awaitCompletion();
        assertThat(streams.open(page(), SAM)).isEqualTo(Admission.FULL);
    }
}
