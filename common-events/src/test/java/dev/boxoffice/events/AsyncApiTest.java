package dev.boxoffice.events;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/events/asyncapi.yaml} agrees with the code. */
class AsyncApiTest {

    private static final Path FOLDER = Path.of("../docs/events");
    private static final int TIMEOUT_SECONDS = 240;

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper().readTree(FOLDER.resolve("asyncapi.yaml").toFile());
    }

    @Test
    @Tag("npm")
    void isValidForTheAsyncApiParser() throws IOException, InterruptedException {
        run("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");

        assertThat(run("npm", "run", "--silent", "check")).contains(EventType.values().length + 1 + " messages");
    }

    @Test
    void hasOneChannelPerTopic() {
        Map<String, JsonNode> channels = document.path("channels").properties().stream()
                .map(Map.Entry::getValue)
                .collect(toMap(channel -> channel.path("address").asText(), channel -> channel));

        assertThat(channels.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.ALL.stream().map(Topic::name).toList());
        for (Topic topic : Topics.ALL) {
            JsonNode kafka = channels.get(topic.name()).at("/bindings/kafka");
            assertThat(kafka.path("topic").asText()).isEqualTo(topic.name());
            assertThat(kafka.at("/topicConfiguration/cleanup.policy/0").asText())
                    .isEqualTo(topic.compacted() ? "compact" : "delete");
            assertThat(kafka.at("/topicConfiguration/retention.ms").asLong())
                    .isEqualTo(topic.compacted() ? 0 : topic.retention().toMillis());
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasOneMessagePerEventType(EventType type) {
        JsonNode message = message(type);

        assertThat(message.at("/payload/$ref").asText())
                .isEqualTo("../../common-events/src/main/resources/schemas/" + type.schemaFile());
        assertThat(message.at("/traits/0/$ref").asText()).isEqualTo("#/components/messageTraits/CloudEvent");
        assertThat(message.at("/examples/0/headers/ce_type").asText()).isEqualTo(type.type());
        assertThat(messagesOn(type.topic())).contains("#/components/messages/" + key(type));
    }

    @Test
    void hasNoMessageWithoutEventType() {
        assertThat(document.at("/components/messages").size()).isEqualTo(EventType.values().length + 1);
        assertThat(document.path("channels").properties().stream()
                        .filter(channel -> !channel.getKey().endsWith("DeadLetters"))
                        .mapToInt(channel -> channel.getValue().path("messages").size())
                        .sum())
                .isEqualTo(EventType.values().length);
    }

    @Test
    void namesAllHeaders() {
        JsonNode headers = document.at("/components/messageTraits/CloudEvent/headers");

        List<String> all = Arrays.stream(EventHeaders.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(AsyncApiTest::value)
                .filter(name -> !name.equals(EventHeaders.ATTRIBUTE_PREFIX))
                .toList();
        assertThat(names(headers.path("properties"))).containsExactlyInAnyOrderElementsOf(all);
        assertThat(StreamSupport.stream(headers.path("required").spliterator(), false)
                        .map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(name -> !name.equals(EventHeaders.TRACEPARENT))
                        .toList());
    }

    private static List<String> messagesOn(String topic) {
        return document.path("channels").properties().stream()
                .map(Map.Entry::getValue)
                .filter(channel -> channel.path("address").asText().equals(topic))
                .flatMap(channel -> channel.path("messages").properties().stream())
                .map(message -> message.getValue().path("$ref").asText())
                .toList();
    }

    private static JsonNode message(EventType type) {
        return document.at("/components/messages/" + key(type));
    }

    /** The key of the message whose name is the event type, for example {@code TicketCreated}. */
    private static String key(EventType type) {
        return document.at("/components/messages").properties().stream()
                .filter(message -> message.getValue().path("name").asText().equals(type.type()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey);
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("asyncapi", ".log");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        process.destroy();
        String text = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(text).isTrue();
        Files.delete(output);
        return text;
    }
}
