package dev.boxoffice.server;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads each request body on the event loop before routing, so that a slow client never holds a worker thread. */
@ApplicationScoped
public class RequestBodies {

    /** The place of this handler among the routes; checks of the request head come first. */
    public static final int ORDER = Integer.MIN_VALUE + 1_000;

    private final long limit;
    private final Duration timeout;

    RequestBodies(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit, HttpServerConfig config) {
        this.limit = limit.asLongValue();
        this.timeout = config.bodyTimeout();
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::read);
    }

    private void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        long length = contentLength(request);
        if (length == 0 && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            context.next();
        } else if (length > limit) {
            BodyReader.refuseTooLarge(request, limit);
        } else {
            if (expectsContinue(request)) {
                request.response().writeContinue();
            }
            new BodyReader(context, (int) length, limit).read(timeout);
        }
    }

    /** The announced length, or 0 without one; the decoder has refused lengths that are not numbers. */
    private static long contentLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return 0;
        }
        return length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }

    private static boolean expectsContinue(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1
                && "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }
}
