package dev.boxoffice.kafka;

import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic at one moment.
 *
 * @param id differs after the topic was deleted and created again
 * @param earliest the offset of the oldest record of each partition; the end offset of an empty partition
 * @param latest the offset of the next record of each partition
 */
public record TopicState(UUID id, Map<TopicPartition, Long> earliest, Map<TopicPartition, Long> latest) {}
