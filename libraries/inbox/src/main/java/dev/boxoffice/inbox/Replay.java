package dev.boxoffice.inbox;

import dev.boxoffice.events.Payload;
import dev.boxoffice.kafka.KafkaUnavailableException;
import dev.boxoffice.kafka.TopicReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Applies a whole topic once more, beside the live consumer and without a trace in its offsets or dead letters.
 *
 * <p>Versions keep the two from undoing each other's work.
 */
@ApplicationScoped
public class Replay {

    private static final Logger LOG = Logger.getLogger(Replay.class);

    private final TopicReader reader;
    private final EventDecoder decoder;

    Replay(TopicReader reader, EventDecoder decoder) {
        this.reader = reader;
        this.decoder = decoder;
    }

    /** Is told of every batch that is done. */
    public interface Progress {
        void made(int read, int unreadable);
    }

    /**
     * Returns when everything that was on the topic at the call has been offered to the effect.
     *
     * @param effect as for {@link Inbox#apply}
     * @throws KafkaUnavailableException when the broker is away for 15 s; the database's absence passes as the effect's failure
     */
    public <P extends Payload> void run(String topic, Class<P> payload, Consumer<List<P>> effect, Progress progress) {
        reader.read(topic, Map.of(), batch -> {
            BatchResult result = new BatchRun<>(
                            decoder,
                            payload,
                            effect,
                            RetryPolicy.brief(),
                            (message, reason) -> LOG.warnf(
                                    "Left out %s-%d offset %d: %s",
                                    message.topic(), message.partition(), message.offset(), reason))
                    .run(batch);
            progress.made(result.read(), result.deadLettered());
            return true;
        });
    }
}
