package dev.boxoffice.testing.slow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** Counts the 5xx responses of a service by its metrics. */
public final class ServerErrors {

    private static final Pattern COUNT =
            Pattern.compile("(?m)^http_server_requests_seconds_count\\{[^}]*status=\"5[^}]*} ([0-9.]+)$");

    private ServerErrors() {}

    public static double count(URI metrics) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            String text = client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
            return COUNT.matcher(text)
                    .results()
                    .mapToDouble(count -> Double.parseDouble(count.group(1)))
                    .sum();
        }
    }
}
