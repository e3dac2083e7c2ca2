package dev.boxoffice.chaos.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.boxoffice.chaos.system.ServiceInstance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Sends requests and enters each into the ledger. */
public final class Api {

    /** Longer than any deadline of the services. */
    private static final Duration TIMEOUT = Duration.ofSeconds(12);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ledger ledger;
    private final Tokens tokens;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    public Api(Ledger ledger, String issuer) {
        this.ledger = ledger;
        this.tokens = new Tokens(issuer, client);
    }

    public Ledger ledger() {
        return ledger;
    }

    /**
     * A request to send.
     *
     * @param key the idempotency key, or a name for the ledger if the request has none
     * @param ifMatch null without a condition
     */
    public record Call(
            Kind kind,
            String user,
            String key,
            UUID target,
            Set<UUID> tickets,
            String method,
            String path,
            String body,
            String ifMatch) {}

    /** Sends the call to the instance, once. */
    public Attempt send(ServiceInstance instance, Call call) {
        var request = HttpRequest.newBuilder(URI.create(instance.url() + call.path()))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + tokens.of(call.user()))
                .method(
                        call.method(),
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        if (call.body() != null) {
            request.header("Content-Type", "application/json");
        }
        if (call.ifMatch() != null) {
            request.header("If-Match", call.ifMatch());
        } else if (isIdempotent(call.kind())) {
            request.header("Idempotency-Key", call.key());
        }
        Instant sentAt = Instant.now();
        Attempt attempt = answered(instance, call, request.build(), sentAt);
        ledger.add(attempt);
        return attempt;
    }

    private static boolean isIdempotent(Kind kind) {
        return switch (kind) {
            case PLACE, CHECK_OUT, PAY, REFUND, CREATE_POOL, CREATE_TICKET -> true;
            case PUT_INTO_CART, CHANGE_LINE, CANCEL, EDIT_POOL, EDIT_TICKET, WITHDRAW_TICKET -> false;
        };
    }

    private Attempt answered(ServiceInstance instance, Call call, HttpRequest request, Instant sentAt) {
        int status = 0;
        JsonNode body = MissingNode.getInstance();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            status = response.statusCode();
            body = parse(response.body());
        } catch (IOException e) {
            // no answer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String type = status >= 400 ? body.path("type").asText() : "";
        return new Attempt(
                call,
                instance.name(),
                sentAt,
                Instant.now(),
                status,
                type.substring(type.lastIndexOf('/') + 1),
                status >= 200 && status < 300 ? result(body) : Attempt.Result.NONE);
    }

    private static JsonNode parse(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Attempt.Result result(JsonNode body) {
        return new Attempt.Result(
                id(body.path("id")),
                body.path("version").asLong(),
                body.path("status").asText(),
                id(body.path("payment").path("id")));
    }

    private static UUID id(JsonNode node) {
        return node.isTextual() ? UUID.fromString(node.asText()) : null;
    }

    /** A response to a read, which the ledger does not record. */
    public record Read(int status, String etag, JsonNode body) {}

    /** Reads a public resource; status 0 without an answer. */
    public Read read(ServiceInstance instance, String path) {
        var request = HttpRequest.newBuilder(URI.create(instance.url() + path)).timeout(TIMEOUT);
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Read(
                    response.statusCode(), response.headers().firstValue("ETag").orElse(null), parse(response.body()));
        } catch (IOException e) {
            return new Read(0, null, MissingNode.getInstance());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Read(0, null, MissingNode.getInstance());
        }
    }

    /** The user name whose token has the operator's role. */
    public static String operator() {
        return "operator";
    }
}
