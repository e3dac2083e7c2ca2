package dev.boxoffice.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Endpoints of the server under test. */
@ApplicationScoped
class Echo {

    /** More than the buffers of both ends take. */
    static final int LARGE = 64 * 1024 * 1024;

    private final AtomicInteger requests = new AtomicInteger();
    private final Semaphore unreadResponses = new Semaphore(0);

    void add(@Observes Router router) {
        router.route("/echo").handler(context -> {
            requests.incrementAndGet();
            Buffer body = context.body().buffer();
            context.response().end("echo:" + (body == null ? "none" : body.length() == 0 ? "empty" : body.toString()));
        });
        router.route("/type")
                .handler(context ->
                        context.response().end("type:" + context.request().getHeader("Content-Type")));
        router.route("/upload").handler(context -> {
            requests.incrementAndGet();
            context.response().end("received:" + context.body().length());
        });
        router.route("/things/:id/upload").handler(context -> {
            requests.incrementAndGet();
            context.response().end("received:" + context.body().length());
        });
        router.route("/large")
                .handler(context -> context.response()
                        .end(Buffer.buffer(new byte[LARGE]))
                        .onFailure(closed -> unreadResponses.release()));
    }

    /** Waits until a response of {@code /large} fails, because its connection was closed before the client read it. */
    boolean awaitUnreadResponse(Duration timeout) throws InterruptedException {
        return unreadResponses.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    int requests() {
        return requests.get();
    }
}
