package dev.boxoffice.server;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** A problem document (RFC 9457) for a request that does not reach an endpoint. */
public record ServerProblem(int status, String name, String title, String detail) {

    /** Media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String BASE = "https://boxoffice.dev/problems/";

    /** Sends this problem as the response; does nothing if the response has ended. */
    public void send(HttpServerRequest request) {
        if (request.response().ended()) {
            return;
        }
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .end(new JsonObject()
                        .put("type", BASE + name)
                        .put("status", status)
                        .put("title", title)
                        .put("detail", detail)
                        .encode());
    }
}
