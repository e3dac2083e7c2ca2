package dev.boxoffice.storefront.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.Instant;
import java.util.concurrent.Executor;

/** A page in a browser that listens for changes. */
final class OpenPage {

    private final UnicastProcessor<LiveEvent> events = UnicastProcessor.create();
    private final Executor eventLoop;
    private final Instant renderedAt;

    /**
     * A page.
     *
     * @param eventLoop sends the events, one at a time and without locks of the sender
     * @param renderedAt when the page read what it shows
     */
    OpenPage(Executor eventLoop, Instant renderedAt) {
        this.eventLoop = eventLoop;
        this.renderedAt = renderedAt;
    }

    Multi<LiveEvent> events() {
        return events;
    }

    boolean isRenderedBefore(Instant time) {
        return renderedAt.isBefore(time);
    }

    void send(LiveEvent event) {
        eventLoop.execute(() -> {
            events.onNext(event);
            if (event.isLast()) {
                events.onComplete();
            }
        });
    }

    void end() {
        eventLoop.execute(events::onComplete);
    }
}
