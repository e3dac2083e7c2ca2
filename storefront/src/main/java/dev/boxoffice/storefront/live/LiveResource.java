package dev.boxoffice.storefront.live;

import dev.boxoffice.storefront.live.OpenStreams.Admission;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The stream of an open page: it says that something on the page has changed, and the page loads it. */
@Path("/live")
@PermitAll
class LiveResource {

    private static final Duration MIN_LIFETIME = Duration.ofSeconds(5);
    private static final int RETRY_AFTER_SECONDS = 10;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Observations observations;
    private final OpenStreams streams;
    private final LiveConfig config;
    private final CurrentReader currentReader;
    private final Vertx vertx;

    LiveResource(
            Observations observations,
            OpenStreams streams,
            LiveConfig config,
            CurrentReader currentReader,
            Vertx vertx) {
        this.observations = observations;
        this.streams = streams;
        this.config = config;
        this.currentReader = currentReader;
        this.vertx = vertx;
    }

    /**
     * Opens a stream.
     *
     * @param names of the topics that the page shows
     * @param renderedAt when the page read what it shows, in milliseconds since 1970 by our clock
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> follow(
            @QueryParam("topic") List<String> names,
            @QueryParam("since") @DefaultValue("0") long renderedAt,
            @jakarta.ws.rs.core.Context Sse sse) {
        List<Topic> topics = names.stream()
                .map(Topic::parse)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (topics.isEmpty() || topics.size() != names.size() || topics.size() > config.maxTopicsPerStream()) {
            throw new RefusedException(BAD_REQUEST);
        }
        Reader reader = currentReader.get();
        Multi<LiveEvent> events = !reader.isSignedIn() && topics.stream().anyMatch(Topic::isPersonal)
                ? Multi.createFrom().item(LiveEvent.SIGNED_OUT)
                : open(topics, reader, Instant.ofEpochMilli(renderedAt));
        return events.map(event -> sse.newEvent(event.name(), String.valueOf(event.data())));
    }

    private Multi<LiveEvent> open(List<Topic> topics, Reader reader, Instant renderedAt) {
        Context eventLoop = vertx.getOrCreateContext();
        var page = new OpenPage(task -> eventLoop.runOnContext(run -> task.run()), renderedAt);
        Admission room = observations.roomFor(topics, reader);
        Admission admission = room == Admission.OPENED ? streams.open(page, reader) : room;
        if (admission != Admission.OPENED) {
            throw new RefusedException(admission == Admission.FULL ? UNAVAILABLE : TOO_MANY_REQUESTS);
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

    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        private RefusedException(int status) {
            super(null, null, false, false);
            this.status = status;
        }
    }

    /** Scripts read only the status. */
    @ServerExceptionMapper
    Response refused(RefusedException e) {
        return Response.status(e.status)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
