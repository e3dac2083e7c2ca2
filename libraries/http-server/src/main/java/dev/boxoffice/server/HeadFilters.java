package dev.boxoffice.server;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What the filters of request heads have in common. */
public final class HeadFilters {

    /** After CORS, so that browsers can read the problems, and before authentication. */
    public static final int PRIORITY = 250;

    private HeadFilters() {}

    /** Whether the client is a browser that opens a page. Addresses for programs have no pages. */
    static boolean wantsPage(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html") && !isForPrograms(request.path());
    }

    private static boolean isForPrograms(String path) {
        return path != null && (path.equals("/api") || path.startsWith("/api/") || path.startsWith("/.well-known/"));
    }

    /** Whether the request announces a body. */
    public static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    static ServerProblem methodNotAllowed() {
        return new ServerProblem(
                405, "method-not-allowed", "Method not allowed", "This resource does not support the method.");
    }
}
