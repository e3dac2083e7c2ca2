package dev.boxoffice.testing.slow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Measures how long responses take. */
public final class Latency {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private Latency() {}

    /**
     * The 99th percentile of sequential requests; a response other than 200 fails. Stops once the percentile has reached the
     * bound.
     */
    public static Duration p99(URI uri, String token, int requests, Duration bound)
            throws IOException, InterruptedException {
        int tolerated = requests / 100;
        int slow = 0;
        List<Duration> durations = new ArrayList<>();
        while (durations.size() < requests && slow <= tolerated) {
            Duration duration = once(uri, token);
            durations.add(duration);
            slow += duration.compareTo(bound) < 0 ? 0 : 1;
        }
        durations.sort(Comparator.reverseOrder());
        return durations.get(tolerated);
    }

    /** The duration of one request, or the timeout of 2 seconds. */
    public static Duration once(URI uri, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build();
        long start = System.nanoTime();
        try {
            var response = CLIENT.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(uri + " returned " + response.statusCode());
            }
        } catch (HttpTimeoutException e) {
            return TIMEOUT;
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
