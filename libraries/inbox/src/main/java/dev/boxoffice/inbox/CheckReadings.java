package dev.boxoffice.inbox;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Starts partitions again whose topic was recreated or lost records while the consumer runs.
 *
 * <p>The Kafka client keeps its position in that case, and would skip the records before it.
 */
@ApplicationScoped
class CheckReadings {

    private static final Logger LOG = Logger.getLogger(CheckReadings.class);
    private static final Duration POLLING_THREAD_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaClientService clients;
    private final ResumePartitions resumePartitions;

    CheckReadings(KafkaClientService clients, @Identifier("inbox") ResumePartitions resumePartitions) {
        this.clients = clients;
        this.resumePartitions = resumePartitions;
    }

    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void check() {
        for (String channel : clients.getConsumerChannels()) {
            for (KafkaConsumer<Object, Object> consumer : clients.getConsumers(channel)) {
                try {
                    check(consumer);
                } catch (RuntimeException e) {
                    LOG.debugf("Readings of %s cannot be checked: %s", channel, e);
                }
            }
        }
    }

    private void check(KafkaConsumer<Object, Object> consumer) {
        List<TopicPartition> outdated =
                resumePartitions.outdated(consumer.getAssignments().await().atMost(POLLING_THREAD_TIMEOUT));
        if (!outdated.isEmpty()) {
            consumer.runOnPollingThread(polling -> {
                        List<TopicPartition> assigned = outdated.stream()
                                .filter(polling.assignment()::contains)
                                .toList();
                        resumePartitions.onPartitionsAssigned(polling, assigned);
                    })
                    .await()
                    .atMost(POLLING_THREAD_TIMEOUT);
        }
    }
}
