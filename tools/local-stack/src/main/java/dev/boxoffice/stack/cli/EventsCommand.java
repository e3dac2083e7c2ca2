package dev.boxoffice.stack.cli;

import dev.boxoffice.events.Topic;
import dev.boxoffice.events.Topics;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.supervise.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "events", description = "Follow the events on Kafka, one line each, until Ctrl-C.")
final class EventsCommand extends LauncherCommand {

    private static final String PREFIX = "boxoffice.";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            description = "The topic to follow, with or without the prefix 'boxoffice.'. Default: all topics.")
    private String topic;

    @Option(names = "--from-beginning", description = "Start with the oldest event instead of the next one.")
    private boolean fromBeginning;

    @Override
    public Integer call() {
        List<String> topics = topics();
        Settings settings = Settings.from(System.getenv());
        String servers = RunningSystem.require(settings).settings().bootstrapServers();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0), "quiet end"));
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            follow(consumer, topics);
        }
        return 0;
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, List<String> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(name -> consumer.partitionsFor(name).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            System.err.println("Following %s. Press Ctrl-C to stop.".formatted(String.join(", ", topics)));
        }
        while (true) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofSeconds(1))) {
                System.out.println(EventLine.of(message));
            }
            System.out.flush();
        }
    }

    private List<String> topics() {
        List<String> all = Topics.ALL.stream().map(Topic::name).toList();
        if (topic == null) {
            return all;
        }
        return all.stream()
                .filter(name -> name.equals(topic) || name.equals(PREFIX + topic))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "No topic '%s'. Topics: %s.".formatted(topic, String.join(", ", all))));
    }
}
