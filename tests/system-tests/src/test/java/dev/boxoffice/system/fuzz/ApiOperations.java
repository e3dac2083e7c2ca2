package dev.boxoffice.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the operations of an OpenAPI document. */
public final class ApiOperations {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode document;

    private ApiOperations(JsonNode document) {
        this.document = document;
    }

    /** The operations in the order of the document. */
    public static List<ApiOperation> of(Path file) {
        try {
            return new ApiOperations(YAML.readTree(file.toFile())).all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ApiOperation> all() {
        List<ApiOperation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(operation(operation.getKey(), path.getKey(), operation.getValue()));
                }
            }
        }
        return operations;
    }

    private ApiOperation operation(String method, String path, JsonNode operation) {
        Map.Entry<String, JsonNode> content = operation.path("requestBody").path("content").properties().stream()
                .findFirst()
                .orElse(null);
        return new ApiOperation(
                method.toUpperCase(Locale.ROOT),
                path,
                parameters(operation, "query"),
                parameters(operation, "header"),
                content == null ? null : content.getKey(),
                content == null ? null : resolved(content.getValue().path("schema")));
    }

    private static List<String> parameters(JsonNode operation, String in) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode target =
                schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
        JsonNode copy = target.deepCopy();
        if (copy.has("items")) {
            ((ObjectNode) copy).set("items", resolved(copy.path("items")));
        }
        if (copy.path("properties") instanceof ObjectNode properties) {
            properties.properties().forEach(property -> property.setValue(resolved(property.getValue())));
        }
        return copy;
    }
}
