package dev.boxoffice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object has only fields that its kind knows, and a misspelled field is found. */
class ModelsTest {

    /** Fields whose own fields have names of our choice. */
    private static final Set<String> FREE = Set.of(
            "labels",
            "annotations",
            "data",
            "stringData",
            "matchLabels",
            "selector",
            "config",
            "parameters",
            "-XX",
            "requests",
            "limits",
            "metadata");

    static Stream<Rendered> rendered() {
        return Stream.of(
                Rendered.overlay("dev"),
                Rendered.overlay("prod"),
                Rendered.baseWith("strimzi", "cnpg", "debezium"),
                Rendered.baseWith("gateway", "monitoring"));
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void acceptsEveryObject(Rendered rendered) {
        assertThat(rendered.objects().stream().flatMap(object -> Models.errors(object).stream()))
                .isEmpty();
    }

    /** The twin: appends a letter to each field name in turn. */
    @Test
    void findsEveryMisspelledField() {
        List<String> missed = new ArrayList<>();
        int tried = 0;
        for (JsonNode object : typical()) {
            for (String place : places(object)) {
                ObjectNode misspelled = object.deepCopy();
                misspell(misspelled, place);
                tried++;
                if (Models.errors(misspelled).isEmpty()) {
                    missed.add(object.path("kind").asText() + place);
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(tried).isGreaterThan(300);
    }

    /** Returns the largest object of each kind. */
    private static List<JsonNode> typical() {
        return List.copyOf(Stream.concat(
                        Rendered.overlay("prod").objects().stream(),
                        Rendered.baseWith("strimzi", "cnpg", "debezium").objects().stream())
                .collect(Collectors.toMap(
                        object -> object.path("kind").asText(),
                        object -> object,
                        (one, other) ->
                                one.toString().length() >= other.toString().length() ? one : other))
                .values());
    }

    private static List<String> places(JsonNode object) {
        List<String> places = new ArrayList<>();
        walk(object, "", places::add);
        return places;
    }

    private static void walk(JsonNode node, String place, Consumer<String> found) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String here = place + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
                if (!here.equals("/kind") && !here.equals("/apiVersion") && !isEmpty(field.getValue())) {
                    found.accept(here);
                }
                if (!FREE.contains(field.getKey()) || isSelectorOfObjects(field)) {
                    walk(field.getValue(), here, found);
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), place + "/" + i, found);
            }
        }
    }

    /** A Service's selector holds labels; any other selector has matchLabels. */
    private static boolean isSelectorOfObjects(Map.Entry<String, JsonNode> field) {
        return field.getKey().equals("selector") && field.getValue().has("matchLabels");
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isContainerNode() && node.isEmpty();
    }

    private static void misspell(ObjectNode object, String place) {
        int last = place.lastIndexOf('/');
        JsonNode parent = object.at(place.substring(0, last));
        String name = place.substring(last + 1).replace("~1", "/").replace("~0", "~");
        assertThat(parent).isNotInstanceOf(ArrayNode.class);
        ((ObjectNode) parent).set(name + "s", ((ObjectNode) parent).remove(name));
    }
}
