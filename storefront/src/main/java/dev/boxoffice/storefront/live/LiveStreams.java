package dev.boxoffice.storefront.live;

import dev.boxoffice.storefront.live.OpenStreams.Admission;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Opens streams: each says that something on its page has changed, and the page loads it. */
@ApplicationScoped
class LiveStreams {

    private static final Duration MIN_LIFETIME = Duration.ofSeconds(5);

    private final Observations observations;
    private final OpenStreams streams;
    private final LiveConfig config;
    private final Vertx vertx;

    LiveStreams(Observations observations, OpenStreams streams, LiveConfig config, Vertx vertx) {
        this.observations = observations;
        this.streams = streams;
        this.config = config;
        this.vertx = vertx;
    }

    /**
     * Opens a stream.
     *
     * @param names of the topics that the page shows
     * @param permitted the topics that this address of a stream has
     * @param renderedAt when the page read what it shows, in milliseconds since 1970 by our clock
     */
    Multi<OutboundSseEvent> open(
            List<String> names, Predicate<Topic> permitted, Reader reader, long renderedAt, Sse sse) {
        List<Topic> topics = names.stream()
                .map(Topic::parse)
                .flatMap(Optional::stream)
                .filter(permitted)
                .distinct()
                .toList();
        if (topics.isEmpty() || topics.size() != names.size() || topics.size() > config.maxTopicsPerStream()) {
            throw new StreamRefusedException(StreamRefusedException.BAD_REQUEST);
        }
        Multi<LiveEvent> events = !reader.isSignedIn() && topics.stream().anyMatch(Topic::isPersonal)
                ? signedOut()
                : open(topics, reader, Instant.ofEpochMilli(renderedAt));
        return sent(events, sse);
    }

    /** The stream of a page whose visitor has no session any more. */
    Multi<OutboundSseEvent> refuse(Sse sse) {
        return sent(signedOut(), sse);
    }

    private static Multi<LiveEvent> signedOut() {
        return Multi.createFrom().item(LiveEvent.SIGNED_OUT);
    }

    private static Multi<OutboundSseEvent> sent(Multi<LiveEvent> events, Sse sse) {
        return events.map(event -> sse.newEvent(event.name(), String.valueOf(event.data())));
    }

    private Multi<LiveEvent> open(List<Topic> topics, Reader reader, Instant renderedAt) {
        Context eventLoop = vertx.getOrCreateContext();
        var page = new OpenPage(task -> eventLoop.runOnContext(run -> task.run()), renderedAt);
        Admission room = observations.roomFor(topics, reader);
        Admission admission = room == Admission.OPENED ? streams.open(page, reader) : room;
        if (admission != Admission.OPENED) {
            throw new StreamRefusedException(
                    admission == Admission.FULL
                            ? StreamRefusedException.UNAVAILABLE
                            : StreamRefusedException.TOO_MANY_REQUESTS);
        }
        page.send(LiveEvent.BEAT);
        topics.forEach(topic -> observations.join(page, topic, reader));
        return page.events().select().first(lifetime(reader)).onTermination().invoke(() -> {
            topics.forEach(topic -> observations.leave(page, topic, reader));
            streams.close(page, reader);
        });
    }

    /** Ends with the session, which the next request renews once it has expired. */
    private Duration lifetime(Reader reader) {
        Duration left = Duration.between(Instant.now(), reader.until());
        return Collections.min(List.of(config.lifetime(), Collections.max(List.of(left, MIN_LIFETIME))));
    }
}
