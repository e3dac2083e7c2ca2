package dev.boxoffice.storefront.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.storefront.live.OpenStreams.Admission;
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

    private static final Reader BEN = new Reader("ben", true, Map.of(), Instant.MAX);
    private static final Reader SAM = new Reader("sam", true, Map.of(), Instant.MAX);
    private static final Reader ADDRESS = new Reader("127.0.0.1", false, Map.of(), Instant.MAX);

    private final Vertx vertx = Vertx.vertx();
    private final OpenStreams streams = new OpenStreams(config(), vertx, new SimpleMeterRegistry());

    private static LiveConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(LiveConfig.class)
                .withDefaultValues(Map.of(
                        "boxoffice.live.interval", "PT1S",
                        "boxoffice.live.heartbeat", "PT0.05S",
                        "boxoffice.live.lifetime", "PT10M",
                        "boxoffice.live.max-streams", "4",
                        "boxoffice.live.max-streams-per-visitor", "2",
                        "boxoffice.live.max-streams-per-address", "3",
                        "boxoffice.live.max-topics", "10",
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
    void limitsVisitorsAddressesAndAll() {
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
