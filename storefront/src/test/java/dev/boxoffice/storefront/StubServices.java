package dev.boxoffice.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers requests to the services, and keeps the headers of the last request for each path. */
public final class StubServices implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, String> RESPONSES = new ConcurrentHashMap<>();
    private static final Map<String, String> BODIES = new ConcurrentHashMap<>();
    private static final Map<String, String> TAGS = new ConcurrentHashMap<>();
    private static final Map<String, Headers> REQUESTS = new ConcurrentHashMap<>();

    private static final Map<String, String> QUERIES = new ConcurrentHashMap<>();
    private static final Map<String, Integer> STATUSES = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> HANG_UPS = new ConcurrentHashMap<>();
    private static final Set<String> HANGING = ConcurrentHashMap.newKeySet();
    private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();

    /** How often the topics of open pages are read. */
    public static final Duration LIVE_INTERVAL = Duration.ofMillis(200);

    /** How many streams a visitor may open. */
    public static final int LIVE_STREAMS = 3;

    /** How many streams one network may open without accounts. */
    public static final int LIVE_STREAMS_OF_NETWORK = 32;

    /** Encrypts the cookies. */
    public static final String COOKIE_SECRET = "0123456789abcdef0123456789abcdef";

    /** The storefront's own access token. */
    public static final String SERVICE_TOKEN = "storefront.service.token";

    /** Names the service in responses of admission-service. */
    public static final String SERVICE = "X-Stub-Service";

    private HttpServer server;
    private HttpServer admissions;

    @Override
    public Map<String, String> start() {
        server = start(StubServices::answer);
        admissions = start(exchange -> {
            exchange.getResponseHeaders().set(SERVICE, "admission-service");
            answer(exchange);
        });
        String url = url(server);
        Map<String, String> config = new HashMap<>();
        config.put("boxoffice.storefront.ticket-service", url);
        config.put("boxoffice.storefront.order-service", url);
        config.put("boxoffice.storefront.admission-service", url(admissions));
        config.put("boxoffice.storefront.zone", "Europe/Berlin");
        config.put("boxoffice.live.interval", LIVE_INTERVAL.toString());
        config.put("boxoffice.live.max-streams-per-visitor", String.valueOf(LIVE_STREAMS));
        config.put("boxoffice.live.max-streams-per-network", String.valueOf(LIVE_STREAMS_OF_NETWORK));
        config.put("BOXOFFICE_CORS_ORIGINS", "https://shop.example,https://other.example");
        config.put("BOXOFFICE_BEHIND_PROXY", "true");
        config.put("BOXOFFICE_ACCESS_LOG", "true");
        config.put("BOXOFFICE_OIDC_CLIENT_SECRET", "secret");
        config.put("BOXOFFICE_GUEST_CLIENT_SECRET", "secret");
        respond("/.well-known/openid-configuration", "{\"token_endpoint\": \"%s/service-token\"}".formatted(url));
        respond("/service-token", "{\"access_token\": \"" + SERVICE_TOKEN + "\", \"expires_in\": 300}");
        config.put("BOXOFFICE_COOKIE_SECRET", COOKIE_SECRET);
        config.put("quarkus.oidc.auth-server-url", url);
        config.put("quarkus.oidc.discovery-enabled", "false");
        config.put("quarkus.oidc.authorization-path", "/authorize");
        config.put("quarkus.oidc.token-path", "/token");
        config.put("quarkus.oidc.end-session-path", "/end-session");
        config.put("quarkus.oidc.jwks-path", "/jwks");
        config.put("quarkus.oidc.jwks.resolve-early", "false");
        return config;
    }

    private static HttpServer start(HttpHandler handler) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", handler);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void stop() {
        server.stop(0);
        admissions.stop(0);
    }

    /** Answers requests for this path with this JSON. A method before the path limits the response to this method. */
    public static void respond(String path, String json) {
        RESPONSES.keySet().removeIf(key -> key.endsWith(" " + path));
        RESPONSES.put(path, json);
        STATUSES.remove(path);
        BODIES.remove(path);
        REQUESTS.remove(path);
    }

    /** Answers requests for this path with this JSON and this ETag; empty for none. */
    public static void respond(String path, String json, String tag) {
        respond(path, json);
        TAGS.put(path, tag);
    }

    /** Answers requests for this path with this problem. */
    public static void refuse(String path, int status, String json) {
        respond(path, json);
        STATUSES.put(path, status);
    }

    /** How many requests for this path there were. */
    public static int countFor(String path) {
        return COUNTS.getOrDefault(path, 0);
    }

    /** The query of the last request for this path that had one; {@code null} if none had a query. */
    public static String queryFor(String path) {
        return QUERIES.get(path);
    }

    /** A header of the last request for this path; {@code null} if it had none. */
    public static String headerFor(String path, String name) {
        return REQUESTS.get(path).getFirst(name);
    }

    /** The Authorization header of the last request for this path; empty if it had none. */
    public static Optional<String> authorizationFor(String path) {
        return header(path, "Authorization");
    }

    /** A header of the last request for this path; empty if it had none. */
    public static Optional<String> header(String path, String name) {
        Headers headers = REQUESTS.get(path);
        if (headers == null) {
            throw new AssertionError("no request for " + path);
        }
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** The body of the last request for this path, or {@code null} without a request. */
    public static String bodyFor(String path) {
        return BODIES.get(path);
    }

    /** Closes the connection of the next requests for this path without a response. */
    public static void hangUp(String path, int times) {
        HANG_UPS.put(path, new AtomicInteger(times));
    }

    /** Leaves the next request for this path without a response, with its connection open. */
    public static void hang(String path) {
        HANGING.add(path);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (HANGING.remove(path)) {
            return;
        }
        AtomicInteger hangUps = HANG_UPS.get(path);
        if (hangUps != null && hangUps.getAndDecrement() > 0) {
            exchange.close();
            return;
        }
        COUNTS.merge(path, 1, Integer::sum);
        if (exchange.getRequestURI().getRawQuery() != null) {
            QUERIES.put(path, exchange.getRequestURI().getRawQuery());
        }
        BODIES.put(path, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        REQUESTS.put(path, exchange.getRequestHeaders());
        String ofMethod = exchange.getRequestMethod() + " " + path;
        String key = RESPONSES.containsKey(ofMethod) ? ofMethod : path;
        String json = RESPONSES.get(key);
        byte[] body = (json == null ? "{}" : json).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        String tag = TAGS.getOrDefault(path, "\"1.0\"");
        if (!tag.isEmpty()) {
            exchange.getResponseHeaders().set("ETag", tag);
        }
        exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
        exchange.sendResponseHeaders(json == null ? 404 : STATUSES.getOrDefault(key, 200), body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
