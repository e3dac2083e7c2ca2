package dev.boxoffice.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens from the running issuer. */
public final class Tokens {

    private static final Map<String, String> CACHE = new ConcurrentHashMap<>();

    private Tokens() {}

    public static String user(String name) {
        return CACHE.computeIfAbsent("user " + name, key -> fetch("access_token", "tests", name, "openid"));
    }

    /** A token whose groups contain {@code admin}. */
    public static String admin(String name) {
        return CACHE.computeIfAbsent("admin " + name, key -> fetch("access_token", "tests", name, "openid admin"));
    }

    /** A token of a service client with these scopes. */
    public static String client(String name, String... scopes) {
        String scope = String.join(" ", scopes);
        return CACHE.computeIfAbsent(
                "client " + name + " " + scope,
                key -> fetch(
                        "access_token",
                        "grant_type=client_credentials&client_id=%s&client_secret=none&scope=%s"
                                .formatted(encode(name), encode(scope))));
    }

    /** The storefront's ID token for this user, which is not an access token. */
    public static String idToken(String name) {
        return fetch("id_token", "boxoffice", name, "openid");
    }

    private static String fetch(String kind, String client, String name, String scope) {
        return fetch(
                kind,
                "grant_type=password&client_id=%s&password=none&username=%s&scope=%s"
                        .formatted(client, encode(name), encode(scope)));
    }

    private static String fetch(String kind, String form) {
        String response = Http.send(HttpRequest.newBuilder(URI.create(Stack.issuer() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        try {
            return new ObjectMapper().readTree(response).path(kind).asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
