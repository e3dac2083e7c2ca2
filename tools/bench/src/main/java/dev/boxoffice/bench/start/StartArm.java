package dev.boxoffice.bench.start;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.ExtraService;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.launcher.FreePort;
import dev.boxoffice.launcher.Port;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts an additional order-service and waits until a buyer can list their orders. */
record StartArm(String name, LocalSystem system, String token, Path jar, List<String> options) implements Arm {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public Work run(Duration time) throws Exception {
        int port = FreePort.any();
        Map<String, String> environment = new HashMap<>(system.serviceEnvironment("orders_start"));
        environment.put("BOXOFFICE_OUTBOX_RELAY", "false");
        environment.put("MP_MESSAGING_INCOMING_TICKETS_GROUP_ID", "orders_start");
        environment.put(
                "MP_MESSAGING_INCOMING_TICKETS_AUTO_OFFSET_RESET", "latest"); // as after reading the whole topic
        environment.put("BOXOFFICE_HTTP_PORT", Integer.toString(port));
        // Fixed too: with port 0 the metrics of one server lack the port tag and those of the other are rejected
        environment.put("BOXOFFICE_MANAGEMENT_PORT", Integer.toString(port + Port.MANAGEMENT_OFFSET));
        long begun = System.nanoTime();
        try (var _ = ExtraService.start(system, "start", jar, environment, options);
                var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/orders".formatted(port)))
                    .header("Authorization", "Bearer " + token)
                    .build();
            while (!isAnswered(client, request)) {
                if (System.nanoTime() - begun > LIMIT.toNanos()) {
                    throw new BenchException(name + " did not answer");
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            return new Work(1, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private static boolean isAnswered(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
