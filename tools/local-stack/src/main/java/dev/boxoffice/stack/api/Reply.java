package dev.boxoffice.stack.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.stack.console.UserError;

/**
 * The response of the API.
 *
 * @param body the JSON body; a problem if the request failed
 */
public record Reply(int status, JsonNode body) {

    public boolean isProblem(String type) {
        return body.path("type").asText().endsWith("/" + type);
    }

    public Reply expect(int expected) {
        if (status != expected) {
            throw new UserError("The API returned %d instead of %d: %s".formatted(status, expected, body));
        }
        return this;
    }
}
