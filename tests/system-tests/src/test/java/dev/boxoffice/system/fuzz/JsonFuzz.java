package dev.boxoffice.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.UUID;

/** Writes JSON bodies for a schema; each value is valid, or with a small chance a trap. */
final class JsonFuzz {

    private final Random random;
    private final List<UUID> ids;
    private final int trapPercent;

    /**
     * Creates a writer.
     *
     * @param trapPercent chance of a trap for each value, in percent
     */
    JsonFuzz(Random random, List<UUID> ids, int trapPercent) {
        this.random = random;
        this.ids = ids;
        this.trapPercent = trapPercent;
    }

    String write(JsonNode schema) {
        if (random.nextInt(100) < trapPercent) {
            return trap();
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> "[" + write(schema.path("items")) + "]";
            case "integer", "number" -> integer(schema);
            case "boolean" -> String.valueOf(random.nextBoolean());
            default -> "\"" + text(schema) + "\"";
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText();
    }

    private String object(JsonNode schema) {
        var object = new StringJoiner(",", "{", "}");
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (random.nextInt(100) >= trapPercent / 2) {
                object.add("\"" + property.getKey() + "\":" + write(property.getValue()));
            }
        }
        if (random.nextInt(100) < trapPercent / 2) {
            object.add("\"unknown\":" + trap());
        }
        return object.toString();
    }

    private String integer(JsonNode schema) {
        long minimum = schema.path("minimum").asLong(0);
        return String.valueOf(minimum + random.nextInt(5));
    }

    private String text(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum")
                    .get(random.nextInt(schema.path("enum").size()))
                    .asText();
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> ids.get(random.nextInt(ids.size())).toString();
            case "date-time" -> "20" + (30 + random.nextInt(60)) + "-06-01T19:30:00Z";
            default ->
                schema.path("examples").isArray()
                        ? schema.path("examples").get(0).asText()
                        : random.nextInt(4) == 0 ? "x".repeat(random.nextInt(5000)) : "EUR";
        };
    }

    /** Raw JSON text, or text that is not JSON. */
    String trap() {
        return Traps.of("json").get(random.nextInt(Traps.of("json").size()));
    }
}
