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

/** Gets a bearer token with the password grant. */
public record TokenClient(String issuer) {

    public String token(String user, boolean admin) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=cli&password=none&username=%s&scope=%s"
                .formatted(
                        URLEncoder.encode(user, StandardCharsets.UTF_8),
                        admin ? "openid+" + TokenClaims.ADMIN : "openid");
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new UserError("The issuer refused a token for '%s': %s".formatted(user, response.body()));
            }
            return new ObjectMapper()
                    .readTree(response.body())
                    .path("access_token")
                    .asText();
        }
    }
}
