package dev.boxoffice.reference;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves responses that it copies from other URLs at startup, which shows the cost of HTTP alone. */
@ApplicationScoped
class StaticResponses {

    private static final List<String> COPIED = List.of("content-type", "cache-control", "etag", "link");

    /** Serves the copy of the first URL at {@code /static/0}, and so on. */
    void serve(@Observes Router router, @ConfigProperty(name = "bench.static.of") Optional<List<String>> addresses)
            throws IOException, InterruptedException {
        int index = 0;
        for (String address : addresses.orElse(List.of())) {
            serve(router, "/static/" + index++, get(address));
        }
    }

    private static HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static void serve(Router router, String path, HttpResponse<byte[]> original) {
        Buffer body = Buffer.buffer(original.body());
        Map<String, String> headers = new HashMap<>();
        headers.put("content-length", String.valueOf(body.length()));
        for (String name : COPIED) {
            original.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
        }
        router.get(path).handler(request -> {
            request.response().headers().addAll(headers);
            request.response().end(body);
        });
    }
}
