package dev.boxoffice.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;

/**
 * Sends input that an endpoint does not declare.
 *
 * @param service the address of a running service
 * @param token of an operator, who may call every endpoint
 */
public record UndeclaredInput(String service, String token) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String AMOUNT = "{\"amount\": 100}";

    /** Sends each kind of undeclared input to every endpoint of the service's OpenAPI document. */
    public void assertRefusedByEveryEndpoint() {
        var softly = new SoftAssertions();
        for (Endpoint endpoint : Endpoint.of(service)) {
            assertRefused(softly, endpoint, "?undeclared=1", none(), "'undeclared'");
            assertRefused(softly, endpoint, "?undeclared=1&undeclared=2", none(), "'undeclared'");
            assertRefused(softly, endpoint, "?undeclared", none(), "'undeclared'");
            assertRefused(softly, endpoint, ";undeclared=1", none(), "");
            endpoint.query().forEach((name, repeatable) -> {
                String other = name.toUpperCase(Locale.ROOT);
                assertRefused(softly, endpoint, "?" + other + "=1", none(), "'" + other + "'");
                if (!repeatable) {
                    assertRefused(softly, endpoint, "?" + name + "=1&" + name + "=1", none(), "must not be repeated");
                }
            });
            if (!endpoint.takesBody()) {
                assertRefused(softly, endpoint, "", BodyPublishers.ofString(AMOUNT), "takes no body");
                assertRefused(softly, endpoint, "", chunked(), "takes no body");
            }
        }
        softly.assertAll();
    }

    private static BodyPublisher none() {
        return BodyPublishers.noBody();
    }

    private static BodyPublisher chunked() {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(AMOUNT.getBytes(UTF_8)));
    }

    private void assertRefused(
            SoftAssertions softly, Endpoint endpoint, String suffix, BodyPublisher body, String detail) {
        HttpResponse<String> response = send(endpoint, suffix, body);
        String request = endpoint.method() + " " + endpoint.path() + suffix;
        softly.assertThat(response.statusCode())
                .as(request)
                .isIn(suffix.startsWith(";") ? new Integer[] {400, 404, 405} : new Integer[] {400});
        softly.assertThat(response.headers().firstValue("Content-Type"))
                .as(request)
                .contains("application/problem+json");
        softly.assertThat(response.body()).as(request).contains(detail);
    }

    private HttpResponse<String> send(Endpoint endpoint, String suffix, BodyPublisher body) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create(service + endpoint.path() + suffix))
                            .method(endpoint.method(), body)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", endpoint.mediaType())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
