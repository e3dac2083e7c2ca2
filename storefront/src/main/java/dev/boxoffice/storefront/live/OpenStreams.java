package dev.boxoffice.storefront.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The open streams: bounded, kept alive, and ended before the process waits for its last requests. */
@ApplicationScoped
class OpenStreams {

    private final LiveConfig config;
    private final Set<OpenPage> pages = new HashSet<>();
    private final Map<String, Integer> byVisitor = new HashMap<>();
    private boolean ending;

    OpenStreams(LiveConfig config, Vertx vertx, MeterRegistry metrics) {
        this.config = config;
        vertx.setPeriodic(config.heartbeat().toMillis(), timer -> beat());
        metrics.gauge("boxoffice.live.streams", this, OpenStreams::count);
    }

    enum Admission {
        OPENED,
        /** The visitor has too many streams. */
        TOO_MANY,
        /** The instance has too many streams, or is about to end. */
        FULL
    }

    synchronized Admission open(OpenPage page, Reader reader) {
        if (ending || pages.size() >= config.maxStreams()) {
            return Admission.FULL;
        }
        int limit = reader.signedIn() ? config.maxStreamsPerVisitor() : config.maxStreamsPerAddress();
        if (byVisitor.getOrDefault(reader.id(), 0) >= limit) {
            return Admission.TOO_MANY;
        }
        byVisitor.merge(reader.id(), 1, Integer::sum);
        pages.add(page);
        return Admission.OPENED;
    }

    synchronized void close(OpenPage page, Reader reader) {
        if (pages.remove(page)) {
            byVisitor.computeIfPresent(reader.id(), (visitor, count) -> count == 1 ? null : count - 1);
        }
    }

    private void beat() {
        copy().forEach(page -> page.send(LiveEvent.BEAT));
    }

    private synchronized double count() {
        return pages.size();
    }

    private synchronized List<OpenPage> copy() {
        return new ArrayList<>(pages);
    }

    /** Pages connect to another instance. */
    void end(@Observes ShutdownDelayInitiatedEvent event) {
        synchronized (this) {
            ending = true;
        }
        copy().forEach(OpenPage::end);
    }
}
