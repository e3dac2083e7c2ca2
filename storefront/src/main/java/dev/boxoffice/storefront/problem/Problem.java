package dev.boxoffice.storefront.problem;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.storefront.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Why a service refused a request, as problem details (RFC 9457). */
public final class Problem {

    private final String type;
    private final int status;
    private final String detail;
    private final Map<String, JsonNode> fields = new HashMap<>();

    @JsonCreator
    Problem(
            @JsonProperty("type") String type,
            @JsonProperty("status") int status,
            @JsonProperty("detail") String detail) {
        this.type = type == null ? "" : type;
        this.status = status;
        this.detail = detail == null ? "" : detail;
    }

    @JsonAnySetter
    void add(String name, JsonNode value) {
        fields.put(name, value);
    }

    /** The last segment of the type, for example {@code sold-out}. */
    public String name() {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    public int status() {
        return status;
    }

    public String detail() {
        return detail;
    }

    public long number(String field) {
        return fields.containsKey(field) ? fields.get(field).asLong() : 0;
    }

    public String text(String field) {
        return fields.containsKey(field) ? fields.get(field).asText() : "";
    }

    public Optional<Money> money(String field) {
        return Optional.ofNullable(fields.get(field))
                .filter(JsonNode::isObject)
                .map(value -> new Money(
                        value.path("amount").asLong(), value.path("currency").asText()));
    }

    /** The messages of {@code violations}, by field name. */
    public Map<String, String> violations() {
        Map<String, String> messages = new HashMap<>();
        Optional.ofNullable(fields.get("violations"))
                .ifPresent(all -> all.forEach(one -> messages.putIfAbsent(
                        one.path("field").asText(), one.path("message").asText())));
        return messages;
    }
}
