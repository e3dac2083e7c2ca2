package dev.boxoffice.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The public API of both services, as any client sees it. */
final class Api implements AutoCloseable {

    /** @param body the JSON body, a problem when the status says so */
    record Reply(int status, JsonNode body) {

        boolean isProblem(String type) {
            return body.path("type").asText().endsWith("/" + type);
        }

        Reply expect(int wanted) {
            if (status != wanted) {
                throw new Trouble("The API answered %d instead of %d: %s".formatted(status, wanted, body));
            }
            return this;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Settings settings;

    Api(Settings settings) {
        this.settings = settings;
    }

    Reply listTicket(String seller, Map<String, Object> body) throws IOException, InterruptedException {
        return post(Port.TICKET, "/api/tickets", seller, body);
    }

    Reply ticket(String id) throws IOException, InterruptedException {
        return send(request(Port.TICKET, "/api/tickets/" + id).GET().build());
    }

    Reply order(String buyer, Map<String, Object> body) throws IOException, InterruptedException {
        return post(Port.ORDER, "/api/orders", buyer, body);
    }

    Reply cancel(String buyer, String order) throws IOException, InterruptedException {
        return post(Port.ORDER, "/api/orders/%s/cancel".formatted(order), buyer, Map.of());
    }

    @Override
    public void close() {
        client.close();
    }

    private Reply post(Port port, String path, String user, Map<String, Object> body)
            throws IOException, InterruptedException {
        return send(request(port, path)
                .header("Authorization", "Bearer " + token(user))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private HttpRequest.Builder request(Port port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(settings.port(port), path)))
                .timeout(Duration.ofSeconds(30));
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode body = response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        return new Reply(response.statusCode(), body);
    }

    private String token(String user) throws IOException, InterruptedException {
        String known = tokens.get(user);
        if (known == null) {
            known = new TokenClient(settings.issuer()).token(user, false);
            tokens.put(user, known);
        }
        return known;
    }
}
