package dev.boxoffice.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Where topics begin and end at the moment. */
@ApplicationScoped
public class TopicOffsets {

    private static final int REQUEST_TIMEOUT_MILLIS = 2_000;
    private static final int ANSWER_TIMEOUT_MILLIS = 4_000;
    /** The client's own timeout comes first: it says more. */
    private static final int LAST_TIMEOUT_MILLIS = 6_000;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, Object> broker;
    private Admin admin;

    protected TopicOffsets(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** The offset that each partition's next record will have. */
    public Map<TopicPartition, Long> latest(String topic) throws InterruptedException {
        List<TopicPartition> partitions =
                answer(admin().describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        return offsets(partitions, OffsetSpec.latest());
    }

    /** The offset of each partition's oldest record; its end when it is empty. */
    public Map<TopicPartition, Long> earliest(Collection<TopicPartition> partitions) throws InterruptedException {
        return offsets(partitions, OffsetSpec.earliest());
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
        return answer(admin().listOffsets(wanted).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }

    private static <T> T answer(KafkaFuture<T> asked) throws InterruptedException {
        try {
            return asked.get(LAST_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaUnavailableException("Kafka does not tell where topics end: " + Reason.ofRoot(e), e);
        }
    }

    /** Made at the first use: a broker whose name does not resolve yet must not keep the service from starting. */
    private synchronized Admin admin() {
        if (admin == null) {
            var config = new HashMap<>(broker);
            config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
            config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MILLIS);
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
