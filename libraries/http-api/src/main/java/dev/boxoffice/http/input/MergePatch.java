package dev.boxoffice.http.input;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boxoffice.http.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Applies JSON Merge Patches (RFC 7396) to request records.
 *
 * <p>Jackson's {@code readerForUpdating} cannot remove a field, and the libraries that implement the RFC have not been
 * maintained for years; the algorithm has ten lines.
 */
@ApplicationScoped
public class MergePatch {

    /** The media type of a patch. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    /** The header with the media types that a PATCH accepts (RFC 5789, section 3.1). */
    public static final String ACCEPT_PATCH = "Accept-Patch";

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * Returns the request that a PUT of the patched representation would send.
     *
     * @param patch the body; the framework's JSON reader does not accept the media type
     * @param current the request that would create the current state
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if the patch is not an object, or if the result is invalid
     */
    public <T> T apply(byte[] patch, T current, Class<T> type) {
        ObjectNode target = json.valueToTree(current);
        try {
            merge(target, object(patch));
            return checked(json.treeToValue(target, type));
        } catch (JacksonException e) {
            throw JsonProblem.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode object(byte[] patch) throws IOException {
        JsonBodies.checkEncoding(patch);
        if (json.readTree(patch) instanceof ObjectNode changes) {
            return changes;
        }
        throw Problems.badRequest("A merge patch must be a JSON object.");
    }

    /** RFC 7396, section 2: {@code null} removes, objects are merged, other values replace. */
    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            String name = change.getKey();
            if (change.getValue().isNull()) {
                target.remove(name);
            } else if (change.getValue() instanceof ObjectNode nested) {
                merge(target.get(name) instanceof ObjectNode object ? object : target.putObject(name), nested);
            } else {
                target.set(name, change.getValue());
            }
        }
    }

    private <T> T checked(T result) {
        Set<ConstraintViolation<T>> violations = validator.validate(result);
        if (violations.isEmpty()) {
            return result;
        }
        List<Map<String, String>> described = violations.stream()
                .map(violation -> Map.of(
                        "field",
                        violation.getPropertyPath().toString(),
                        "in",
                        "body",
                        "message",
                        violation.getMessage()))
                .toList();
        throw Problems.problem(
                        400, "bad-request", "Bad request", "The patched representation is invalid. See violations.")
                .with("violations", described)
                .build();
    }

    /** Names the supported media types in a 415 (RFC 5789, section 2.2). */
    @ServerResponseFilter
    public void acceptPatch(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == UNSUPPORTED_MEDIA_TYPE
                && request.getMethod().equals("PATCH")) {
            response.getHeaders().putSingle(ACCEPT_PATCH, MEDIA_TYPE);
        }
    }
}
