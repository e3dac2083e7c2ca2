package dev.boxoffice.bench.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.LocalSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Signed-in buyers with their access tokens. */
public record Buyers(List<String> tokens, Path file) {

    public static Buyers signIn(LocalSystem system, int count) throws IOException {
        List<String> tokens;
        try (HttpClient client = HttpClient.newHttpClient()) {
            tokens = IntStream.range(0, count)
                    .parallel()
                    .mapToObj(i -> token(client, system.issuer(), "buyer-" + i))
                    .toList();
        }
        Path file = system.home().resolve("tokens");
        Files.write(file, tokens);
        return new Buyers(tokens, file);
    }

    private static String token(HttpClient client, String issuer, String user) {
        String form = "grant_type=password&client_id=bench&password=none&scope=openid&username=" + user;
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new ObjectMapper()
                    .readTree(response.body())
                    .required("access_token")
                    .asText();
        } catch (IOException e) {
            throw new BenchException("cannot get a token from the issuer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }
}
