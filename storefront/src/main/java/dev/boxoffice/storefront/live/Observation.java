package dev.boxoffice.storefront.live;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads one topic for all pages that show it, as long as there are any, and tells them when its version changes. */
final class Observation {

    /** A single failure may be a restart. */
    private static final int TOLERATED_FAILURES = 2;

    /** What clocks of other instances, which may have rendered a page, can differ. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private final BiFunction<Reader, String, Future<Reading>> source;
    private final String startedFrom;
    private final int reloadsPerSecond;
    private final Clock clock;

    private final Set<OpenPage> pages = new LinkedHashSet<>();
    private Reader reader;
    private String version;
    private Instant currentSince;
    private int failures;

    /**
     * An observation without pages.
     *
     * @param source reads the topic, given the version that is known
     * @param startedFrom the network of the first page
     */
    Observation(
            BiFunction<Reader, String, Future<Reading>> source, String startedFrom, int reloadsPerSecond, Clock clock) {
        this.source = source;
        this.startedFrom = startedFrom;
        this.reloadsPerSecond = reloadsPerSecond;
        this.clock = clock;
    }

    boolean isStartedFrom(String network) {
        return startedFrom.equals(network);
    }

    /** Adds a page. It loads the topic again unless it was rendered long enough after the last change. */
    synchronized void join(OpenPage page, Reader newest) {
        pages.add(page);
        reader = newest;
        if (version != null && page.isRenderedBefore(currentSince.plus(CLOCK_SKEW))) {
            page.send(changed());
        }
        if (isUnavailable()) {
            page.send(LiveEvent.UNAVAILABLE);
        }
    }

    /** Removes a page. */
    synchronized void leave(OpenPage page) {
        pages.remove(page);
    }

    synchronized boolean isEmpty() {
        return pages.isEmpty();
    }

    /** Reads the topic once. */
    Future<Void> read() {
        return request().map(reading -> {
            apply(reading);
            return null;
        });
    }

    private synchronized Future<Reading> request() {
        return source.apply(reader, version);
    }

    private synchronized void apply(Reading reading) {
        boolean wasUnavailable = isUnavailable();
        failures = reading instanceof Reading.Failed ? failures + 1 : 0;
        if (isUnavailable() != wasUnavailable) {
            tell(wasUnavailable ? LiveEvent.AVAILABLE : LiveEvent.UNAVAILABLE);
        }
        switch (reading) {
            case Reading.Version(String tag) -> change(tag);
            case Reading.Expired() -> pages.forEach(OpenPage::end);
            case Reading.Gone() -> tell(LiveEvent.GONE);
            case Reading.Unchanged() -> {}
            case Reading.Failed() -> {}
        }
    }

    private void change(String tag) {
        if (!tag.equals(version)) {
            version = tag;
            currentSince = clock.instant();
            tell(changed());
        }
    }

    private boolean isUnavailable() {
        return failures > TOLERATED_FAILURES;
    }

    private void tell(LiveEvent event) {
        pages.forEach(page -> page.send(event));
    }

    private LiveEvent changed() {
        return LiveEvent.changed(
                Duration.ofSeconds(1).multipliedBy(pages.size()).dividedBy(reloadsPerSecond));
    }
}
