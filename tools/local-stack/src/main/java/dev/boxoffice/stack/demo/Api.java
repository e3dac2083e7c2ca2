package dev.boxoffice.stack.demo;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A client of the public APIs of both services. */
final class Api implements AutoCloseable {

    /** @param body the JSON body; a problem if the request failed */
    record Reply(int status, JsonNode body) {

        boolean isProblem(String type) {
            return body.path("type").asText().endsWith("/" + type);
        }

        Reply expect(int expected) {
            if (status != expected) {
                throw new UserError("The API returned %d instead of %d: %s".formatted(status, expected, body));
            }
            return this;
        }
    }

    /** Too many requests, and unavailable or overloaded. Every request may be repeated. */
    private static final Set<Integer> RETRYABLE = Set.of(429, 503);

    private static final int MAX_RETRIES = 60;
    private static final String OPERATOR = "operator";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Settings settings;

    Api(Settings settings) {
        this.settings = settings;
    }

    Reply organisersOf(String user) throws IOException, InterruptedException {
        return send(request(Port.TICKET, "/api/organisers?limit=100", user).GET());
    }

    /** A page of the organiser's future shows in any status; {@code after} is null for the first. */
    Reply showsOf(String member, String organiser, String after) throws IOException, InterruptedException {
        String query = "limit=100&status=DRAFT&status=PUBLISHED&status=CALLED_OFF&organiserId=" + organiser;
        return send(request(Port.TICKET, "/api/shows?" + query + (after == null ? "" : "&after=" + after), member)
                .GET());
    }

    Reply createShow(String seller, Map<String, Object> body) throws IOException, InterruptedException {
        return post(Port.TICKET, "/api/shows", seller, body);
    }

    Reply uploadImage(String seller, byte[] jpeg) throws IOException, InterruptedException {
        return send(request(Port.TICKET, "/api/images", seller)
                .setHeader("Content-Type", "image/jpeg")
                .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg)));
    }

    Reply show(String seller, String id) throws IOException, InterruptedException {
        return send(request(Port.TICKET, "/api/shows/" + id, seller).GET());
    }

    Reply callOff(String seller, String show) throws IOException, InterruptedException {
        return send(request(Port.TICKET, "/api/shows/%s/call-off".formatted(show), seller)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    Reply updateShow(String seller, String id, Map<String, Object> body) throws IOException, InterruptedException {
        return overwrite("/api/shows/" + id, seller, body);
    }

    Reply updateTicket(String seller, String id, Map<String, Object> body) throws IOException, InterruptedException {
        return overwrite("/api/tickets/" + id, seller, body);
    }

    Reply updatePool(String seller, String id, Map<String, Object> body) throws IOException, InterruptedException {
        return overwrite("/api/pools/" + id, seller, body);
    }

    /** Replaces a resource of ticket-service, whatever its version. */
    private Reply overwrite(String path, String seller, Map<String, Object> body)
            throws IOException, InterruptedException {
        return send(request(Port.TICKET, path, seller).header("If-Match", "*").PUT(json(body)));
    }

    Reply withdraw(String seller, String ticket) throws IOException, InterruptedException {
        return send(request(Port.TICKET, "/api/tickets/" + ticket, seller).DELETE());
    }

    Reply setCartItem(String buyer, String ticket, int quantity) throws IOException, InterruptedException {
        return send(request(Port.ORDER, "/api/cart/items/" + ticket, buyer).PUT(json(Map.of("quantity", quantity))));
    }

    Reply checkOut(String buyer) throws IOException, InterruptedException {
        return post(Port.ORDER, "/api/cart/checkout", buyer, Map.of());
    }

    Reply order(String buyer, String ticket, int quantity) throws IOException, InterruptedException {
        List<?> items = List.of(Map.of("ticketId", ticket, "quantity", quantity));
        return post(Port.ORDER, "/api/orders", buyer, Map.of("items", items));
    }

    Reply order(String buyer, String order) throws IOException, InterruptedException {
        return send(request(Port.ORDER, "/api/orders/" + order, buyer).GET());
    }

    Reply anyOrder(String order) throws IOException, InterruptedException {
        return order(OPERATOR, order);
    }

    /** @param payment empty if the order is free */
    Reply pay(String buyer, String order, Map<String, String> payment) throws IOException, InterruptedException {
        return post(Port.ORDER, "/api/orders/%s/payment".formatted(order), buyer, payment);
    }

    Reply cancel(String buyer, String order) throws IOException, InterruptedException {
        // Repeating it is harmless, so it takes no Idempotency-Key
        return send(request(Port.ORDER, "/api/orders/%s/cancel".formatted(order), buyer)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    Reply refund(String order) throws IOException, InterruptedException {
        return post(Port.ORDER, "/api/orders/%s/refund".formatted(order), OPERATOR, Map.of());
    }

    Reply reconciliation() throws IOException, InterruptedException {
        return send(request(Port.ORDER, "/api/admin/reconciliation", OPERATOR).GET());
    }

    @Override
    public void close() {
        client.close();
    }

    private Reply post(Port port, String path, String user, Map<String, ?> body)
            throws IOException, InterruptedException {
        return send(request(port, path, user)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(json(body)));
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) throws IOException {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private HttpRequest.Builder request(Port port, String path, String user) throws IOException, InterruptedException {
        return request(port, path)
                .header("Authorization", "Bearer " + token(user))
                .header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(Port port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(settings.port(port), path)))
                .timeout(Duration.ofSeconds(30));
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (int i = 0; i < MAX_RETRIES && RETRYABLE.contains(response.statusCode()); i++) {
            TimeUnit.SECONDS.sleep(
                    response.headers().firstValueAsLong("Retry-After").orElse(1));
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
        JsonNode body = response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        return new Reply(response.statusCode(), body);
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
