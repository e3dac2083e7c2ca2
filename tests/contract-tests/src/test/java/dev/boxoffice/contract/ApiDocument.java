package dev.boxoffice.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.BackwardIncompatibleProp;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/** An OpenAPI document, compared by openapi-diff. */
record ApiDocument(ObjectNode root) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String SCHEMAS = "#/components/schemas/";

    /** A client has to expect statuses and problem types that it does not know yet. */
    private static final OpenApiDiffOptions NEW_ENUM_VALUES_ARE_COMPATIBLE = OpenApiDiffOptions.builder()
            .configProperty(BackwardIncompatibleProp.RESPONSE_ENUM_INCREASED.getPropertyName(), "false")
            .build();

    static ApiDocument read(Path file) {
        try {
            return new ApiDocument((ObjectNode) YAML.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ApiDocument with(Consumer<ObjectNode> change) {
        ObjectNode copy = root.deepCopy();
        change.accept(copy);
        return new ApiDocument(copy);
    }

    ChangedOpenApi changesSince(ApiDocument released) {
        return OpenApiCompare.fromContents(
                released.comparable(), comparable(), List.of(), NEW_ENUM_VALUES_ARE_COMPATIBLE);
    }

    /**
     * The document in the form that openapi-diff compares in full. It reads no types from OpenAPI 3.1, and it finds the
     * removal of a response property only if that property is required.
     */
    private String comparable() {
        return with(copy -> {
                    copy.put("openapi", "3.0.3");
                    Set<String> onlyInResponses = reachable("responses");
                    onlyInResponses.removeAll(reachable("requestBody"));
                    onlyInResponses.forEach(schema -> requireAllProperties(
                            copy.withObject("/components/schemas").withObject(schema)));
                })
                .root
                .toString();
    }

    private static void requireAllProperties(ObjectNode schema) {
        var required = schema.putArray("required");
        schema.path("properties").fieldNames().forEachRemaining(required::add);
        if (required.isEmpty()) {
            schema.remove("required");
        }
    }

    /** The names of the schemas that a field of this name leads to, in any operation. */
    private Set<String> reachable(String field) {
        Set<String> names = new TreeSet<>();
        root.path("paths").findValues(field).forEach(node -> collectReferences(node, names));
        return names;
    }

    private void collectReferences(JsonNode node, Set<String> names) {
        for (JsonNode reference : node.findValues("$ref")) {
            String name = reference.asText().replace(SCHEMAS, "");
            if (names.add(name)) {
                collectReferences(root.path("components").path("schemas").path(name), names);
            }
        }
    }
}
