package dev.boxoffice.chaos.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens of the issuer, fetched before they expire. */
final class Tokens {

    private static final Duration LIFETIME = Duration.ofMinutes(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String OPERATOR = "operator";

    private record Token(String text, Instant until) {}

    private final String issuer;
    private final HttpClient client;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    Tokens(String issuer, HttpClient client) {
        this.issuer = issuer;
        this.client = client;
    }

    String of(String user) {
        return tokens.compute(
                        user,
                        (name, token) -> token != null && Instant.now().isBefore(token.until()) ? token : fetch(name))
                .text();
    }

    String ofOperator() {
        return of(OPERATOR);
    }

    private Token fetch(String user) {
        String scope = user.equals(OPERATOR) ? "openid%20admin" : "openid";
        var request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&client_id=chaos&password=none&username=%s&scope=%s"
                        .formatted(user, scope)))
                .build();
        try {
            String body = client.send(request, BodyHandlers.ofString()).body();
            String token =
                    new ObjectMapper().readTree(body).path("access_token").asText();
            return new Token(token, Instant.now().plus(LIFETIME));
        } catch (IOException e) {
            throw new IllegalStateException("The issuer does not respond", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
