package dev.boxoffice.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One operation of an OpenAPI document.
 *
 * @param path a template such as {@code /api/tickets/{id}}
 * @param query names of the declared query parameters
 * @param headers names of the declared header parameters
 * @param contentType media type of the body; null if the operation takes none
 * @param body schema of the body, with all references resolved; null if the operation takes none
 */
public record ApiOperation(
        String method, String path, List<String> query, List<String> headers, String contentType, JsonNode body) {}
