package dev.boxoffice.storefront.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservationTest {

    private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");
    private static final Reader ANYBODY =
            new Reader(Reader.Kind.ANONYMOUS, "127.0.0.1", "127.0.0.1", Map.of(), Instant.MAX);

    private Instant now = START;
    private Reading reading = new Reading.Version("1");
    private String sent = "";

    private final Observation observation = new Observation(
            (reader, version) -> {
                sent = version;
                return Future.succeededFuture(reading);
            },
            "127.0.0.1",
            10,
            clock());

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    /** A page, and the events that it has got. */
    private AssertSubscriber<LiveEvent> opens(Instant renderedAt) {
        var page = new OpenPage(Runnable::run, renderedAt);
        AssertSubscriber<LiveEvent> events =
                page.events().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        observation.join(page, ANYBODY);
        return events;
    }

    private void reads(Reading next) {
        reading = next;
        observation.read();
    }

    @Test
    void tellsPagesWhenTheVersionChanges() {
        AssertSubscriber<LiveEvent> page = opens(START);
        reads(new Reading.Version("1"));
        reads(new Reading.Version("1"));
        assertThat(page.getItems()).hasSize(1);

        reads(new Reading.Version("2"));

        assertThat(page.getItems()).extracting(LiveEvent::name).containsExactly("changed", "changed");
    }

    @Test
    void sendsTheKnownVersion() {
        opens(START);
        reads(new Reading.Version("7"));
        assertThat(sent).isNull();

        reads(new Reading.Unchanged());

        assertThat(sent).isEqualTo("7");
    }

    /** The first page cannot know whether something changed between rendering and the first read. */
    @Test
    void tellsThePageThatReadsATopicFirst() {
        AssertSubscriber<LiveEvent> page = opens(START);

        reads(new Reading.Version("1"));

        assertThat(page.getItems()).extracting(LiveEvent::name).containsExactly("changed");
    }

    @Test
    void tellsALaterPageOnlyWhatItMayHaveMissed() {
        opens(START);
        reads(new Reading.Version("1"));
        now = START.plusSeconds(60);

        assertThat(opens(now).getItems()).isEmpty();
        assertThat(opens(START.minusSeconds(1)).getItems())
                .extracting(LiveEvent::name)
                .containsExactly("changed");
    }

    @Test
    void spreadsTheReloadsOfManyPages() {
        AssertSubscriber<LiveEvent> page = opens(START);
        for (int i = 1; i < 40; i++) {
            opens(START);
        }

        reads(new Reading.Version("1"));

        assertThat(page.getItems()).containsExactly(LiveEvent.changed(Duration.ofSeconds(4)));
    }

    @Test
    void saysWhenATopicIsUnavailableAndWhenItIsBack() {
        AssertSubscriber<LiveEvent> page = opens(START);
        reads(new Reading.Version("1"));
        reads(new Reading.Failed());
        reads(new Reading.Failed());
        assertThat(page.getItems()).hasSize(1);

        reads(new Reading.Failed());
        assertThat(page.getItems()).last().isEqualTo(LiveEvent.UNAVAILABLE);
        assertThat(opens(START.plusSeconds(60)).getItems()).containsExactly(LiveEvent.UNAVAILABLE);
        reads(new Reading.Failed());
        reads(new Reading.Unchanged());

        assertThat(page.getItems()).last().isEqualTo(LiveEvent.AVAILABLE);
        assertThat(page.getItems()).hasSize(3);
    }

    @Test
    void endsPagesWhoseSessionHasExpired() {
        AssertSubscriber<LiveEvent> page = opens(START);

        reads(new Reading.Expired());

        page.assertCompleted();
        assertThat(page.getItems()).isEmpty();
    }

    @Test
    void endsPagesThatMayNoLongerSeeTheTopic() {
        AssertSubscriber<LiveEvent> page = opens(START);

        reads(new Reading.Gone());

        page.assertCompleted();
        assertThat(page.getItems()).containsExactly(LiveEvent.GONE);
    }

    @Test
    void isEmptyWithoutPages() {
        var page = new OpenPage(Runnable::run, START);
        observation.join(page, ANYBODY);
        assertThat(observation.isEmpty()).isFalse();

        observation.leave(page);

        assertThat(observation.isEmpty()).isTrue();
    }
}
