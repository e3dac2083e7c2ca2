package dev.boxoffice.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What would break a client, between two OpenAPI documents: anything that is gone or has changed, and anything more that is
 * demanded. What is only added breaks nobody.
 */
public final class ApiChanges {

    /** They say nothing to programs. */
    private static final Set<String> WORDS =
            Set.of("description", "summary", "example", "examples", "tags", "info", "title", "operationId", "servers");

    private final List<String> found = new ArrayList<>();

    private ApiChanges() {}

    /** For example {@code /paths/~1api~1orders/get is gone}. */
    public static List<String> breaking(JsonNode released, JsonNode today) {
        var changes = new ApiChanges();
        changes.compare("", released, today);
        return List.copyOf(changes.found);
    }

    private void compare(String place, JsonNode released, JsonNode today) {
        if (today == null || today.isMissingNode()) {
            found.add(place + " is gone");
        } else if (released.isObject() && today.isObject()) {
            objects(place, released, today);
        } else if (released.isArray() && today.isArray()) {
            arrays(place, released, today);
        } else if (!released.equals(today)) {
            found.add("%s was %s and is %s".formatted(place, released, today));
        }
    }

    private void objects(String place, JsonNode released, JsonNode today) {
        for (Map.Entry<String, JsonNode> field : released.properties()) {
            if (!WORDS.contains(field.getKey()) || isNameOfSomething(place)) {
                compare(place + "/" + field.getKey().replace("/", "~1"), field.getValue(), today.get(field.getKey()));
            }
        }
        if (today.has("required") && !released.has("required") && !isNameOfSomething(place)) {
            demands(place, List.of(), texts(today.get("required")));
        }
        if (today.has("parameters") && !released.has("parameters")) {
            parameters(place + "/parameters", List.of(), items(today.get("parameters")));
        }
    }

    /** A property may be called {@code description}. */
    private static boolean isNameOfSomething(String place) {
        return place.endsWith("/properties") || place.endsWith("/schemas") || place.endsWith("/responses");
    }

    private void arrays(String place, JsonNode released, JsonNode today) {
        if (place.endsWith("/required")) {
            demands(place, texts(released), texts(today));
        } else if (place.endsWith("/parameters")) {
            parameters(place, items(released), items(today));
        } else if (!items(today).containsAll(items(released))) {
            found.add("%s was %s and is %s".formatted(place, released, today));
        }
    }

    /** Of answers nothing less may be sure to be there, of requests nothing more: which it is cannot be seen here. */
    private void demands(String place, List<String> released, List<String> today) {
        if (!Set.copyOf(released).equals(Set.copyOf(today))) {
            found.add("%s was %s and is %s".formatted(place, released, today));
        }
    }

    private void parameters(String place, List<JsonNode> released, List<JsonNode> today) {
        for (JsonNode parameter : released) {
            compare(place + "/" + name(parameter), parameter, find(parameter, today));
        }
        today.stream()
                .filter(parameter -> parameter.path("required").asBoolean() && find(parameter, released) == null)
                .forEach(parameter -> found.add(place + "/" + name(parameter) + " is demanded"));
    }

    private static JsonNode find(JsonNode parameter, List<JsonNode> all) {
        return all.stream()
                .filter(other -> name(other).equals(name(parameter)))
                .findFirst()
                .orElse(null);
    }

    private static String name(JsonNode parameter) {
        return parameter.path("in").asText() + " " + parameter.path("name").asText();
    }

    private static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode array) {
        Stream<JsonNode> all = array.isArray() ? items(array).stream() : Stream.of(array);
        return all.map(JsonNode::asText).toList();
    }
}
