package dev.boxoffice.server;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map.Entry;
import java.util.function.BiConsumer;

/** Replaces the handlers of a connection that received a malformed request, then delegates. */
final class MalformedRequestTracer<I, O> implements VertxTracer<I, O> {

    private final VertxTracer<I, O> delegate;

    MalformedRequestTracer(VertxTracer<I, O> delegate) {
        this.delegate = delegate;
    }

    @Override
    public <R> I receiveRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            Iterable<Entry<String, String>> headers,
            TagExtractor<R> tagExtractor) {
        if (request instanceof HttpServerRequest received
                && received.connection() instanceof Http1xServerConnection connection) {
            check(received, connection);
        }
        return delegate.receiveRequest(context, kind, policy, request, operation, headers, tagExtractor);
    }

    private static void check(HttpServerRequest request, Http1xServerConnection connection) {
        RequestSyntax.violation(request).ifPresent(problem -> {
            // Closed, because where the next request starts is unknown
            connection.handler(problem::sendAndClose);
            connection.invalidRequestHandler(problem::sendAndClose);
        });
        if (request.method().equals(HttpMethod.OPTIONS) && "*".equals(request.uri())) {
            connection.handler(MalformedRequestTracer::describeServer);
        }
    }

    private static void describeServer(HttpServerRequest request) {
        request.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end();
        request.connection().close();
    }

    @Override
    public <R> void sendResponse(
            Context context, R response, I payload, Throwable failure, TagExtractor<R> tagExtractor) {
        delegate.sendResponse(context, response, payload, failure, tagExtractor);
    }

    @Override
    public <R> O sendRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            BiConsumer<String, String> headers,
            TagExtractor<R> tagExtractor) {
        return delegate.sendRequest(context, kind, policy, request, operation, headers, tagExtractor);
    }

    @Override
    public <R> void receiveResponse(
            Context context, R response, O payload, Throwable failure, TagExtractor<R> tagExtractor) {
        delegate.receiveResponse(context, response, payload, failure, tagExtractor);
    }

    @Override
    public void close() {
        delegate.close();
    }
}
