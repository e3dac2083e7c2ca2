package dev.boxoffice.server;

import dev.boxoffice.server.form.CutForm;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;

/**
 * Collects one request body, then continues the route or refuses the request. A page gets the fields of an upload that is too
 * large, without the middle of its file, so that its form keeps what was typed.
 */
final class BodyReader {

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final long limit;
    private final boolean isUpload;
    private Buffer body = Buffer.buffer();
    private CutForm cut;
    private ServerProblem refusal;
    private long timer;
    private boolean done;

    BodyReader(RoutingContext context, long limit, boolean isUpload) {
        this.context = context;
        this.request = context.request();
        this.limit = limit;
        this.isUpload = isUpload;
    }

    void read(int expectedLength, Duration timeout) {
        body = Buffer.buffer(expectedLength);
        begin(timeout);
    }

    /** Refuses a body that has not been read. A browser shows a response only after it has sent the whole body. */
    void discard(ServerProblem problem, Duration timeout) {
        if (HeadFilters.wantsPage(request)) {
            refuse(problem);
            begin(timeout);
        } else {
            request.handler(discarded -> {}).resume();
            problem.sendAndClose(request);
        }
    }

    void discardTooLarge(Duration timeout) {
        discard(tooLarge(), timeout);
    }

    private void begin(Duration timeout) {
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

    private ServerProblem tooLarge() {
        return new ServerProblem(
                413, "body-too-large", "Body too large", "The body exceeds the limit of " + limit + " bytes.");
    }

    /** Reads on without keeping the body, except for the fields of an upload that is too large. */
    private void refuse(ServerProblem problem) {
        refusal = problem;
        if (isUpload && problem.status() == 413) {
            cut = new CutForm(request.getHeader(HttpHeaders.CONTENT_TYPE));
            cut.append(body);
        }
        body = Buffer.buffer();
    }

    private void append(Buffer part) {
        if (done) {
            return;
        }
        if (cut != null) {
            cut.append(part);
        } else if (refusal != null) {
            return;
        } else if (body.length() + part.length() <= limit) {
            body.appendBuffer(part);
        } else if (HeadFilters.wantsPage(request)) {
            refuse(tooLarge());
            append(part);
        } else {
            finish();
            request.handler(discarded -> {});
            tooLarge().sendAndClose(request);
        }
    }

    private void complete() {
        if (done) {
            return;
        }
        finish();
        if (refusal == null) {
            pass(context, body);
        } else if (cut != null) {
            RequestBodies.markTooLarge(context); // the page shows its form again
            // The announced length is that of the whole body, which the framework refuses
            request.headers().remove(HttpHeaders.CONTENT_LENGTH).set(HttpHeaders.TRANSFER_ENCODING, "chunked");
            pass(context, cut.toForm());
        } else {
            refusal.send(request);
        }
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
