package dev.boxoffice.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An endpoint of a service's OpenAPI document.
 *
 * @param template the path, with its parameters in braces
 * @param takesBody whether it declares a body
 * @param mediaType of the body; JSON if there is none
 * @param query the query parameters; the value is whether the parameter may be repeated
 */
public record Endpoint(
        String method, String template, boolean takesBody, String mediaType, Map<String, Boolean> query) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** All endpoints of a running service. */
    public static List<Endpoint> of(String service) {
        try {
            String document = Http.send(HttpRequest.newBuilder(URI.create(service + "/q/openapi?format=json"))
                    .build());
            var endpoints = new ArrayList<Endpoint>();
            new ObjectMapper()
                    .readTree(document)
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(method -> METHODS.contains(method.getKey()))
                            .forEach(method -> endpoints.add(of(method.getKey(), path.getKey(), method.getValue()))));
            return endpoints;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A path with an unknown id for each parameter. */
    public String path() {
        return template.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    private static Endpoint of(String method, String path, JsonNode operation) {
        var query = new HashMap<String, Boolean>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                query.put(
                        parameter.path("name").asText(),
                        parameter.path("schema").path("type").asText().equals("array"));
            }
        }
        return new Endpoint(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                operation.has("requestBody"),
                mediaType(operation),
                query);
    }

    private static String mediaType(JsonNode operation) {
        var types = operation.path("requestBody").path("content").fieldNames();
        return types.hasNext() ? types.next() : "application/json";
    }
}
