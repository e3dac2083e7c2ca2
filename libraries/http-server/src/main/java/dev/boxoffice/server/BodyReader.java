package dev.boxoffice.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;

/** Collects one request body, then continues the route; a refused body ends the connection. */
final class BodyReader {

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final long limit;
    private final Buffer body;
    private long timer;
    private boolean done;

    BodyReader(RoutingContext context, int expectedLength, long limit) {
        this.context = context;
        this.request = context.request();
        this.limit = limit;
        this.body = Buffer.buffer(expectedLength);
    }

    void read(Duration timeout) {
        timer = context.vertx().setTimer(timeout.toMillis(), id -> expire(timeout));
        request.exceptionHandler(connectionLost -> finish())
                .handler(this::append)
                .endHandler(nothing -> complete())
                .resume();
    }

    /**
     * Continues the route. Without a body in the context, RESTEasy reads the connection again and fails if the client has closed
     * it. An empty body has no format: {@code curl -d ''} names one where a body is optional.
     */
    static void pass(RoutingContext context, Buffer body) {
        if (body.length() == 0) {
            context.request().headers().remove(HttpHeaders.CONTENT_TYPE).remove(HttpHeaders.CONTENT_ENCODING);
        }
        var internal = (RoutingContextInternal) context;
        internal.visitHandler(RoutingContextInternal.BODY_HANDLER);
        internal.setBody(body);
        context.next();
    }

    static void refuseTooLarge(HttpServerRequest request, long limit) {
        request.handler(discarded -> {}).resume();
        new ServerProblem(413, "body-too-large", "Body too large", "The body exceeds the limit of " + limit + " bytes.")
                .sendAndClose(request);
    }

    private void append(Buffer part) {
        if (done) {
            return;
        }
        if (body.length() + part.length() > limit) {
            finish();
            refuseTooLarge(request, limit);
            return;
        }
        body.appendBuffer(part);
    }

    private void complete() {
        if (done) {
            return;
        }
        finish();
        pass(context, body);
    }

    private void expire(Duration timeout) {
        if (done) {
            return;
        }
        finish();
        new ServerProblem(
                        408,
                        "request-timeout",
                        "Request timeout",
                        "The body did not arrive within " + timeout.toSeconds() + " seconds.")
                .sendAndClose(request);
    }

    private void finish() {
        done = true;
        context.vertx().cancelTimer(timer);
    }
}
