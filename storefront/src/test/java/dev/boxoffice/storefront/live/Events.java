package dev.boxoffice.storefront.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;

/** The events of one stream, as a browser would receive them. */
final class Events implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> response;
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final Thread reading;

    private Events(HttpResponse<InputStream> response) {
        this.response = response;
        this.reading = Thread.startVirtualThread(this::read);
    }

    static Events of(URI live, String query) {
        return of(live, query, "Accept", "text/event-stream");
    }

    /** The stream that a browser with this header opens. */
    static Events of(URI live, String query, String header, String value) {
        try {
            var request = HttpRequest.newBuilder(URI.create(live + "?" + query)).header(header, value);
            return new Events(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        var lines = new Scanner(response.body(), StandardCharsets.UTF_8);
        while (lines.hasNextLine()) {
            String line = lines.nextLine();
            if (line.startsWith("event:")) {
                names.add(line.substring("event:".length()).strip());
            }
        }
    }

    int status() {
        return response.statusCode();
    }

    String contentType() {
        return response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    }

    int named(String name) {
        return Collections.frequency(names, name);
    }

    boolean isEnded() {
        return !reading.isAlive();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
