package dev.boxoffice.system.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges the response to a fuzzed request. */
public final class Verdict {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPES = "https://boxoffice.dev/problems/";
    private static final Pattern API = Pattern.compile("(?:https?://[^/]*)?/api(?:/(?!%2e|\\.\\.)|$)");
    private static final Pattern LEAK = Pattern.compile(
            "\\b(java|jakarta|io\\.(quarkus|vertx|netty)|com\\.fasterxml|org\\.(hibernate|postgresql|jboss))\\.\\w+|\\n\\tat |SQLSTATE|select .* from ");

    private Verdict() {}

    /**
     * Checks the response.
     *
     * @return what is wrong; empty if the response is acceptable
     */
    public static Optional<String> complaint(FuzzRequest request, RawResponse response) {
        if (request.hangsUp()) {
            return Optional.empty();
        }
        if (response == null) {
            return Optional.of("no response");
        }
        int status = response.status();
        if (status < 200 || status >= 500) {
            return Optional.of("status " + status + ": " + response.body());
        }
        if (status >= 400) {
            return error(request, response);
        }
        return Optional.empty();
    }

    private static Optional<String> error(FuzzRequest request, RawResponse response) {
        int status = response.status();
        if (status == 401 && response.header("www-authenticate") == null) {
            return Optional.of("401 without WWW-Authenticate");
        }
        if (status == 405 && response.header("allow") == null) {
            return Optional.of("405 without Allow");
        }
        if (LEAK.matcher(response.body()).find()) {
            return Optional.of("the response reveals internals: " + response.body());
        }
        if (request.method().equals("HEAD")) {
            return Optional.empty();
        }
        String type = String.valueOf(response.header("content-type"));
        if (type.startsWith("text/html") && !API.matcher(request.target()).lookingAt()) {
            return Optional.empty();
        }
        return type.startsWith("application/problem+json")
                ? problem(status, response.body())
                : Optional.of("a " + status + " that is " + type + ": " + response.body());
    }

    private static Optional<String> problem(int status, String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            boolean complete = problem.path("type").asText().startsWith(TYPES)
                    && problem.path("status").asInt() == status
                    && !problem.path("title").asText().isBlank()
                    && !problem.path("detail").asText().isBlank();
            return complete ? Optional.empty() : Optional.of("an incomplete problem: " + body);
        } catch (JsonProcessingException e) {
            return Optional.of("a problem that is not JSON: " + body);
        }
    }
}
