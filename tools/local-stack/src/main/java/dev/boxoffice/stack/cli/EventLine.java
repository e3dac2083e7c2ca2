package dev.boxoffice.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.stack.console.MoneyFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Formats an event on one line: time, type, key and a summary of the payload. */
final class EventLine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private EventLine() {}

    static String of(ConsumerRecord<String, byte[]> message) {
        return "%s  %-27s %s  %s"
                .formatted(
                        TIME.format(Instant.ofEpochMilli(message.timestamp())),
                        shortType(message),
                        message.key(),
                        summary(message.value()));
    }

    private static String shortType(ConsumerRecord<String, byte[]> message) {
        Header type = message.headers().lastHeader(EventHeaders.TYPE);
        String name = type == null
                ? "?"
                : new String(type.value(), StandardCharsets.UTF_8)
                        .replaceFirst("^dev\\.boxoffice\\.", "")
                        .replaceFirst("\\.v1$", "");
        return message.topic().endsWith(".dlq") ? "dead letter " + name : name;
    }

    private static String summary(byte[] value) {
        if (value == null) {
            return "(tombstone)";
        }
        try {
            return summary(JSON.readTree(value));
        } catch (IOException e) {
            return "(%d bytes, not JSON)".formatted(value.length);
        }
    }

    private static String summary(JsonNode payload) {
        List<String> parts = new ArrayList<>();
        add(parts, "", payload.path("title"));
        add(parts, "", payload.path("status"));
        addMoney(parts, payload.path("price"));
        addMoney(parts, payload.path("total"));
        for (String number : List.of("capacity", "held", "sold", "available")) {
            add(parts, number + " ", payload.path(number));
        }
        for (JsonNode item : payload.path("items")) {
            parts.add(
                    item.path("quantity").asText() + " × " + item.path("title").asText());
        }
        add(parts, "", payload.path("userId"));
        add(parts, "reason ", payload.path("reason"));
        add(parts, "v", payload.path("version"));
        return parts.isEmpty() ? payload.toString() : String.join(", ", parts);
    }

    private static void add(List<String> parts, String label, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            parts.add(label + value.asText());
        }
    }

    private static void addMoney(List<String> parts, JsonNode money) {
        if (money.has("amount")) {
            parts.add(MoneyFormat.text(
                    money.path("amount").asLong(), money.path("currency").asText()));
        }
    }
}
