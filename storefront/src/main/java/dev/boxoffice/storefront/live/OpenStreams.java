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
    private final Map<String, Integer> byNetwork = new HashMap<>();
    private boolean ending;

    OpenStreams(LiveConfig config, Vertx vertx, MeterRegistry metrics) {
        this.config = config;
        vertx.setPeriodic(config.heartbeat().toMillis(), timer -> beat());
        metrics.gauge("boxoffice.live.streams", this, OpenStreams::count);
    }

    enum Admission {
        OPENED,
        /** The visitor or the network has too many streams or topics. */
        TOO_MANY,
        /** The instance has too many streams or topics, or is about to end. */
        FULL
    }

    synchronized Admission open(OpenPage page, Reader reader) {
        if (ending || pages.size() >= config.maxStreams()) {
            return Admission.FULL;
        }
        if (hasTooMany(reader)) {
            return Admission.TOO_MANY;
        }
        count(reader, 1);
        pages.add(page);
        return Admission.OPENED;
    }

    synchronized void close(OpenPage page, Reader reader) {
        if (pages.remove(page)) {
            count(reader, -1);
        }
    }

    private boolean hasTooMany(Reader reader) {
        boolean visitor = byVisitor.getOrDefault(reader.id(), 0) >= config.maxStreamsPerVisitor();
        boolean network = byNetwork.getOrDefault(reader.network(), 0) >= config.maxStreamsPerNetwork();
        return (reader.isSignedIn() && visitor) || (reader.isCountedByNetwork() && network);
    }

    /** Visitors without a session have no id but their network. */
    private void count(Reader reader, int change) {
        if (reader.isSignedIn()) {
            add(byVisitor, reader.id(), change);
        }
        if (reader.isCountedByNetwork()) {
            add(byNetwork, reader.network(), change);
        }
    }

    private static void add(Map<String, Integer> counts, String key, int change) {
        counts.merge(key, change, (count, more) -> count + more == 0 ? null : count + more);
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
