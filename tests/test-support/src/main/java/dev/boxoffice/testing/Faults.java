package dev.boxoffice.testing;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

final class Faults {

    private Faults() {}

    static void post(String path) {
        Http.send(HttpRequest.newBuilder(URI.create(StackProcess.running().faults() + path))
                .timeout(Duration.ofSeconds(90))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }
}
