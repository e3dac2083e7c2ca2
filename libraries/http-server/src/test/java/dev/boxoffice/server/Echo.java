package dev.boxoffice.server;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;

/** Endpoints of the server under test. */
@ApplicationScoped
class Echo {

    private final AtomicInteger requests = new AtomicInteger();

    void add(@Observes Router router) {
        router.route("/echo").handler(context -> {
            requests.incrementAndGet();
            String body = context.body().asString();
            context.response().end("echo:" + (body == null ? "" : body));
        });
    }

    int requests() {
        return requests.get();
    }
}
