package dev.boxoffice.stack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.infra.TokenClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Sends requests of users to the public APIs of the services. */
public final class ApiClient implements AutoCloseable {

    /** The user whose token has the operator's role. */
    public static final String OPERATOR = "operator";

    /** Too many requests, and unavailable or overloaded. Every request may be repeated. */
    private static final Set<Integer> RETRYABLE = Set.of(429, 503);

    private static final int MAX_RETRIES = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Settings settings;

    public ApiClient(Settings settings) {
        this.settings = settings;
    }

    public Reply get(Port port, String path, String user) throws IOException, InterruptedException {
        return send(request(port, path, user).GET());
    }

    /** Sends a request with a new Idempotency-Key. */
    public Reply post(Port port, String path, String user, Map<String, ?> body)
            throws IOException, InterruptedException {
        return send(request(port, path, user)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(json(body)));
    }

    /** Sends a request without a body. It takes no Idempotency-Key, because its repetition is harmless. */
    public Reply post(Port port, String path, String user) throws IOException, InterruptedException {
        return send(request(port, path, user).POST(HttpRequest.BodyPublishers.noBody()));
    }

    public HttpRequest.Builder request(Port port, String path, String user) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(settings.port(port), path)))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token(user))
                .header("Content-Type", "application/json");
    }

    public static HttpRequest.BodyPublisher json(Map<String, ?> body) throws IOException {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    public Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = respond(request);
        return new Reply(response.statusCode(), body(response));
    }

    /** Returns the body of a successful response that is not JSON. */
    public byte[] download(Port port, String path, String user) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = respond(request(port, path, user).GET());
        if (response.statusCode() != 200) {
            throw new UserError("GET %s returned %d: %s"
                    .formatted(path, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8)));
        }
        return response.body();
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpResponse<byte[]> respond(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        for (int i = 0; i < MAX_RETRIES && RETRYABLE.contains(response.statusCode()); i++) {
            TimeUnit.SECONDS.sleep(
                    response.headers().firstValueAsLong("Retry-After").orElse(1));
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
        return response;
    }

    private static JsonNode body(HttpResponse<byte[]> response) throws IOException {
        JsonNode body = JSON.readTree(response.body());
        return body.isMissingNode() ? JSON.createObjectNode() : body;
    }

    private String token(String user) throws IOException, InterruptedException {
        String known = tokens.get(user);
        if (known == null) {
            known = new TokenClient(settings.issuer()).token(user, user.equals(OPERATOR));
            tokens.put(user, known);
        }
        return known;
    }
}
