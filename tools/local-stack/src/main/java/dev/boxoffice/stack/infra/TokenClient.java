package dev.boxoffice.stack.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.stack.console.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Gets bearer tokens from the local issuer, which accepts every password and secret. */
public record TokenClient(String issuer) {

    /** The token of a user, from the password grant. */
    public String token(String user, boolean admin) throws IOException, InterruptedException {
        return token(
                user,
                "grant_type=password&client_id=cli&password=none&username=%s&scope=%s"
                        .formatted(encode(user), admin ? "openid+" + TokenClaims.ADMIN : "openid"));
    }

    /** The token of a service client, from the client credentials grant. */
    public String clientToken(String client, List<String> scopes) throws IOException, InterruptedException {
        return token(
                client,
                "grant_type=client_credentials&client_id=%s&client_secret=none&scope=%s"
                        .formatted(encode(client), encode(String.join(" ", scopes))));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String token(String name, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new UserError("The issuer refused a token for '%s': %s".formatted(name, response.body()));
            }
            return new ObjectMapper()
                    .readTree(response.body())
                    .path("access_token")
                    .asText();
        }
    }
}
