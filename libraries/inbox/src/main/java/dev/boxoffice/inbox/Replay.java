package dev.boxoffice.inbox;

import dev.boxoffice.events.Payload;
import dev.boxoffice.kafka.KafkaUnavailableException;
import dev.boxoffice.kafka.TopicReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Applies a whole topic again, in parallel with the live consumer and without changing its offsets or dead letters.
 *
 * <p>Versions prevent the two from overwriting newer state.
 */
@ApplicationScoped
public class Replay {

    private static final Logger LOG = Logger.getLogger(Replay.class);

    private final TopicReader reader;
    private final EventDecoder decoder;
    private final DeferredEvents deferredEvents;

    Replay(TopicReader reader, EventDecoder decoder, DeferredEvents deferredEvents) {
        this.reader = reader;
        this.decoder = decoder;
        this.deferredEvents = deferredEvents;
    }

    /** Receives the counts of every finished batch. */
    public interface Progress {
        void made(int read, int unreadable);
    }

    /**
     * Applies all records that are on the topic at the time of the call. Events of locked rows are applied later.
     *
     * @throws KafkaUnavailableException when Kafka is unavailable for 15 s; a database outage is thrown as the effect's failure
     */
    public <P extends Payload> void run(Subscription<P> subscription, Progress progress) {
        reader.read(subscription.topic(), Map.of(), batch -> {
            BatchRun.Result result = new BatchRun<>(
                            decoder,
                            subscription,
                            RetryPolicy.brief(),
                            (message, reason) -> LOG.warnf(
                                    "Replay skipped %s-%d offset %d: %s",
                                    message.topic(), message.partition(), message.offset(), reason),
                            deferredEvents::store)
                    .run(batch);
            progress.made(result.read(), result.deadLettered());
            return true;
        });
    }
}
