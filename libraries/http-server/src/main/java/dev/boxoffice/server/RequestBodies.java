package dev.boxoffice.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Reads each request body on the event loop before routing, so that a slow client never holds a worker thread. */
@ApplicationScoped
public class RequestBodies {

    /** The place of this handler among the routes; checks of the request head come first. */
    public static final int ORDER = Integer.MIN_VALUE + 1_000;

    private static final String TOO_LARGE = RequestBodies.class.getName() + ".too-large";

    private static final ServerProblem BUSY = new ServerProblem(
            503, "overloaded", "Overloaded", "Too many uploads are in progress. Retry after Retry-After seconds.");

    private final long limit;
    private final long uploadLimit;
    private final List<PathTemplate> uploadPaths;
    private final Semaphore uploads;
    private final Duration timeout;

    RequestBodies(HttpServerConfig config) {
        this.limit = config.maxBodySize().asLongValue();
        this.uploadLimit = config.maxUploadSize().asLongValue();
        this.uploadPaths = config.uploadPaths().orElse(List.of()).stream()
                .map(PathTemplate::of)
                .toList();
        this.uploads = new Semaphore(config.maxUploads());
        this.timeout = config.bodyTimeout();
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::read);
    }

    private void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        long length = contentLength(request);
        boolean isChunked = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        boolean isUpload = (isChunked || length > limit) && mayUpload(context);
        long longest = isUpload ? uploadLimit : limit;
        boolean takesMemory = isUpload && (length <= longest || HeadFilters.wantsPage(request));
        if (length == 0 && !isChunked) {
            BodyReader.pass(context, Buffer.buffer());
        } else if (takesMemory && !uploads.tryAcquire()) {
            request.response().putHeader("Retry-After", "1");
            new BodyReader(context, longest, true).discard(BUSY, timeout);
        } else {
            if (takesMemory) {
                context.addEndHandler(ended -> uploads.release());
            }
            read(context, length, longest, isUpload);
        }
    }

    private void read(RoutingContext context, long length, long longest, boolean isUpload) {
        var reader = new BodyReader(context, longest, isUpload);
        if (length > longest) {
            reader.discardTooLarge(timeout);
            return;
        }
        if (expectsContinue(context.request())) {
            context.request().response().writeContinue();
        }
        reader.read((int) length, timeout);
    }

    static void markTooLarge(RoutingContext context) {
        context.put(TOO_LARGE, true);
    }

    /** Whether the upload of a page was too large, so that the page got its fields, but not the whole file. */
    public static boolean isTooLarge(RoutingContext context) {
        return context.get(TOO_LARGE) != null;
    }

    private boolean mayUpload(RoutingContext context) {
        List<String> path = PathTemplate.segments(context.normalizedPath());
        return context.request().method().equals(HttpMethod.POST)
                && uploadPaths.stream().anyMatch(template -> template.matches(path));
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
