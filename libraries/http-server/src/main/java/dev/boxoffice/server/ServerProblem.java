package dev.boxoffice.server;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** A problem document (RFC 9457) for a request that does not reach an endpoint. */
public record ServerProblem(int status, String name, String title, String detail) {

    /** Shows problems to browsers. An application with pages has one bean of this type, which must not depend on a session. */
    public interface Page {

        /** Ends the response, which has its status and headers, with a page that explains the problem. */
        void send(ServerProblem problem, HttpServerRequest request);
    }

    /** Media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static final ServerProblem NOT_FOUND =
            new ServerProblem(404, "not-found", "Not found", "Resource not found.");

    /** For a proxy that could not send the request to its service. */
    public static final ServerProblem UNAVAILABLE = new ServerProblem(
            503, "unavailable", "Unavailable", "The service is not responding. Retry after Retry-After seconds.");

    /** For a proxy whose service received a change and did not respond. */
    public static final ServerProblem OUTCOME_UNKNOWN = new ServerProblem(
            503,
            "outcome-unknown",
            "Outcome unknown",
            "The service did not respond. The change may have taken effect. Repeat the request with the same"
                    + " Idempotency-Key to learn the outcome. If it had no key, read the resource first.");

    /** How long a connection stays open for a client that is still sending. */
    static final Duration LINGER = Duration.ofSeconds(1);

    private static final String BASE = "https://boxoffice.dev/problems/";

    /**
     * Sends this problem and closes the connection, because the rest of the request is not read. The connection stays
     * open for a moment: a client that is still sending would otherwise get a reset instead of the problem.
     */
    public void sendAndClose(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        send(request);
        if (request.isEnded()) {
            connection.close();
        } else {
            request.endHandler(nothing -> connection.close());
            Vertx.currentContext().owner().setTimer(LINGER.toMillis(), id -> connection.close());
        }
    }

    /** Sends this problem as the response, to browsers as a page; does nothing if the response has ended. */
    public void send(HttpServerRequest request) {
        if (request.response().ended()) {
            return;
        }
        request.response().setStatusCode(status);
        Optional<Page> page = HeadFilters.wantsPage(request) ? page() : Optional.empty();
        if (page.isPresent()) {
            page.get().send(this, request);
        } else {
            request.response().putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE).end(json());
        }
    }

    /** Looked up, because Vert.x and Netty refuse requests outside of any bean. */
    private static Optional<Page> page() {
        ArcContainer container = Arc.container();
        return container == null
                ? Optional.empty()
                : container.select(Page.class).stream().findFirst();
    }

    /** The document. */
    public String json() {
        return new JsonObject()
                .put("type", BASE + name)
                .put("status", status)
                .put("title", title)
                .put("detail", detail)
                .encode();
    }
}
