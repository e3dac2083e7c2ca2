package dev.boxoffice.server;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Refuses malformed requests with a problem on every HTTP server of the process, including the management server.
 *
 * <p>Quarkus cannot set the handler that Vert.x calls for requests that Netty could not parse. The tracer can: Vert.x passes
 * it every request before it looks up the handler of the connection. See ADR 0032.
 */
@ApplicationScoped
class MalformedRequestGuard implements VertxOptionsCustomizer {

    @Override
    @SuppressWarnings("deprecation") // its replacement needs a builder, which Quarkus does not pass
    public void accept(VertxOptions options) {
        TracingOptions tracing = options.getTracingOptions();
        options.setTracingOptions(
                new TracingOptions().setFactory(ignored -> new MalformedRequestTracer<>(delegate(tracing))));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the types of the payload are the delegate's own
    private static VertxTracer<Object, Object> delegate(TracingOptions tracing) {
        return tracing == null || tracing.getFactory() == null
                ? VertxTracer.NOOP
                : tracing.getFactory().tracer(tracing);
    }
}
