package dev.boxoffice.stack.cli;

import dev.boxoffice.events.Topic;
import dev.boxoffice.events.Topics;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.supervise.RunningSystem;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** {@code events [TOPIC] [--from-beginning]}: one line an event, until Ctrl-C. */
public final class EventsCommand {

    private final Settings settings;
    private final PrintStream out;

    public EventsCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public int run(List<String> options) {
        List<String> words = new ArrayList<>(options);
        boolean fromBeginning = words.remove("--from-beginning");
        List<String> topics = topics(words);
        String servers = RunningSystem.require(settings).settings().bootstrapServers();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0), "quiet end"));
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new ByteArrayDeserializer())) {
            follow(consumer, topics, fromBeginning);
        }
        return 0;
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, List<String> topics, boolean fromBeginning) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            System.err.println("Following %s; Ctrl-C ends.".formatted(String.join(", ", topics)));
        }
        while (true) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofSeconds(1))) {
                out.println(EventLine.of(message));
            }
            out.flush();
        }
    }

    /** A topic may be named without the common prefix. */
    private static List<String> topics(List<String> words) {
        List<String> all = Topics.ALL.stream().map(Topic::name).toList();
        if (words.isEmpty()) {
            return all;
        }
        String name = words.getFirst();
        return all.stream()
                .filter(topic -> topic.equals(name) || topic.equals("boxoffice." + name))
                .findFirst()
                .map(List::of)
                .orElseThrow(() ->
                        new UserError("There is no topic '%s', only %s.".formatted(name, String.join(", ", all))));
    }
}
