package dev.boxoffice.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The current ids and offsets of topics. The end of a partition is that of its committed records. */
@ApplicationScoped
public class TopicOffsets {

    private static final int REQUEST_TIMEOUT_MILLIS = 2_000;
    private static final int API_TIMEOUT_MILLIS = 4_000;
    /** Longer than the client's own timeout, whose exception has more detail. */
    private static final int LAST_TIMEOUT_MILLIS = 6_000;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, Object> broker;
    private Admin admin;

    protected TopicOffsets(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /**
     * Reads the id and the offsets of a topic. All of them belong to the same topic, even if it is recreated meanwhile.
     *
     * @throws KafkaUnavailableException when Kafka does not respond or the topic does not exist
     */
    public TopicState state(String topic) throws InterruptedException {
        TopicDescription before = describe(topic);
        List<TopicPartition> partitions = before.partitions().stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        Map<TopicPartition, Long> earliest = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> latest = offsets(partitions, OffsetSpec.latest());
        Uuid id = describe(topic).topicId();
        if (!id.equals(before.topicId())) {
            throw new KafkaUnavailableException(topic + " is being recreated", null);
        }
        return new TopicState(new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()), earliest, latest);
    }

    /**
     * Returns whether the topic exists and this service may use it.
     *
     * @throws KafkaUnavailableException when Kafka does not respond
     */
    public boolean exists(String topic) throws InterruptedException {
        try {
            describe(topic);
            return true;
        } catch (KafkaUnavailableException e) {
            Throwable cause = e.getCause() instanceof ExecutionException failed ? failed.getCause() : e;
            if (cause instanceof UnknownTopicOrPartitionException
                    || cause instanceof InvalidTopicException
                    || cause instanceof TopicAuthorizationException) {
                return false;
            }
            throw e;
        }
    }

    private TopicDescription describe(String topic) throws InterruptedException {
        return await(admin().describeTopics(List.of(topic)).allTopicNames()).get(topic);
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
        return await(admin().listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }

    private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(LAST_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaUnavailableException("cannot read topic offsets: " + Reason.ofRoot(e), e);
        }
    }

    /** Created on first use, so that the service can start before the broker's name resolves. */
    private synchronized Admin admin() {
        if (admin == null) {
            var config = new HashMap<>(broker);
            config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
            config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MILLIS);
            admin = Admin.create(config);
        }
        return admin;
    }

    @PreDestroy
    void close() {
        if (admin != null) {
            admin.close(CLOSE_TIMEOUT);
        }
    }
}
