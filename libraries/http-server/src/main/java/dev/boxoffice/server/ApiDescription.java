package dev.boxoffice.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Describes the API at {@code /api}: links to the resources, the OpenAPI documents and the problems. */
@ApplicationScoped
class ApiDescription {

    private static final String PATH = "/api";
    private static final String ALLOWED = "GET, HEAD, OPTIONS";

    private final byte[] body;
    private final String tag;

    ApiDescription(HttpServerConfig config) {
        var services = new JsonArray();
        config.describes().orElse(List.of()).forEach(service -> services.add(part(service)));
        this.body = new JsonObject()
                .put("name", "Boxoffice")
                .put("problems", "https://boxoffice.dev/problems/")
                .put("services", services)
                .encodePrettily()
                .getBytes(UTF_8);
        this.tag = '"' + UUID.nameUUIDFromBytes(body).toString() + '"';
    }

    private static JsonObject part(String service) {
        try (InputStream file = ApiDescription.class.getResourceAsStream(service + ".json")) {
            return new JsonObject(
                    new String(Objects.requireNonNull(file, service).readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void register(@Observes Router router) {
        router.route(PATH).order(RequestBodies.ORDER + 1).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpMethod method = context.request().method();
        HttpServerResponse response = context.response();
        if (method.equals(HttpMethod.OPTIONS)) {
            response.putHeader(HttpHeaders.ALLOW, ALLOWED).setStatusCode(204).end();
        } else if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.ALLOW, ALLOWED);
            HeadFilters.methodNotAllowed().send(context.request());
        } else if (context.request().query() != null) {
            new ServerProblem(400, "bad-request", "Bad request", "This endpoint accepts no query parameters.")
                    .send(context.request());
        } else {
            describe(context);
        }
    }

    private void describe(RoutingContext context) {
        HttpServerResponse response =
                context.response().putHeader(HttpHeaders.ETAG, tag).putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (isCurrent(context.request().headers().getAll(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }

    /** Compares weakly (RFC 9110, section 13.1.2). */
    private boolean isCurrent(List<String> ifNoneMatch) {
        return ifNoneMatch.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(String::strip)
                .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                .anyMatch(known -> known.equals("*") || known.equals(tag));
    }
}
