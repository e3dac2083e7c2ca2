package dev.boxoffice.bench.export;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.orders.OrderService;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Downloads all orders of an organiser as CSV. An operation is an order. */
final class ExportArm implements Arm {

    static final String NAME = "CSV of all orders";

    private final OrderService service;
    private final String token;
    private final int orders;
    private final List<Double> megabytes = new ArrayList<>();

    ExportArm(OrderService service, String token, int orders) {
        this.service = service;
        this.token = token;
        this.orders = orders;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Work run(Duration time) throws Exception {
        long begun = System.nanoTime();
        long bytes = 0;
        long lines = 0;
        byte[] part = new byte[1 << 16];
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream csv = open(client)) {
            for (int length = csv.read(part); length >= 0; length = csv.read(part)) {
                bytes += length;
                for (int i = 0; i < length; i++) {
                    lines += part[i] == '\n' ? 1 : 0;
                }
            }
        }
        if (lines != orders + 1L) {
            throw new BenchException("%d lines for %d orders".formatted(lines, orders));
        }
        megabytes.add(bytes / (double) (1 << 20));
        return new Work(orders, Duration.ofNanos(System.nanoTime() - begun));
    }

    private InputStream open(HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/api/admin/orders"))
                .header("Accept", "text/csv")
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new BenchException("the export responded " + response.statusCode());
        }
        return response.body();
    }

    /** The size of each response. */
    List<Double> megabytes() {
        return megabytes;
    }
}
