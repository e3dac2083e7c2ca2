package dev.boxoffice.bench.read;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.Wrk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** {@code GET} of one URL from {@link Wrk#CONNECTIONS} connections; every response has to be the same. */
record ReadArm(String name, String url, String expected, Wrk wrk) implements Arm {

    @Override
    public Work run(Duration time) throws Exception {
        Wrk.Outcome outcome = wrk.run(url, time, Map.of());
        Work work = outcome.onlyAccepted();
        if (outcome.bytes() < outcome.requests() * expected.length()) {
            throw new BenchException("%s sent %d responses with only %d bytes in total"
                    .formatted(url, outcome.requests(), outcome.bytes()));
        }
        if (!get(url).equals(expected)) {
            throw new BenchException(url + " returned a different body");
        }
        return work;
    }

    static String get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new BenchException("%s returned status %d".formatted(url, response.statusCode()));
            }
            return response.body();
        }
    }
}
