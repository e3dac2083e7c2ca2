package dev.boxoffice.system.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Changes that make a valid request unusual or invalid. */
final class Mutations {

    private final Random random;
    private final JsonFuzz json;

    Mutations(Random random, JsonFuzz json) {
        this.random = random;
        this.json = json;
    }

    /** Applies one change. */
    void apply(FuzzRequest request) {
        switch (random.nextInt(16)) {
            case 0 -> request.method = any("methods");
            case 1 -> request.target = changedPath(request.target);
            case 2, 3 -> request.target += (request.target.contains("?") ? "&" : "?") + any("queries");
            case 4, 5 -> request.set("Authorization", any("authorizations"));
            case 6, 7 -> request.set(any("headerNames"), any("headerValues"));
            case 8 -> request.add(any("headerNames"), any("headerValues"));
            case 9 -> removeOrRepeatHeader(request);
            case 10 -> requestLine(request);
            case 11 -> limits(request);
            case 12 -> request.body(json.trap());
            case 13 -> rawBody(request);
            case 14 -> framing(request);
            default -> request.hangsUp = random.nextInt(4) == 0 && request.body.length > 1;
        }
    }

    private String changedPath(String target) {
        String[] segments = target.split("/", -1);
        int at = 1 + random.nextInt(segments.length - 1);
        segments[at] = random.nextBoolean() ? any("segments") : segments[at] + any("segments");
        return String.join("/", segments);
    }

    private void removeOrRepeatHeader(FuzzRequest request) {
        String name = any(request.headerNames());
        if (random.nextBoolean()) {
            request.remove(name);
        } else {
            request.add(name, any("headerValues"));
        }
    }

    private void requestLine(FuzzRequest request) {
        switch (random.nextInt(6)) {
            case 0 -> request.version = any("versions");
            case 1 -> request.target = "http://127.0.0.1" + request.target;
            case 2 -> request.target = any("targets");
            case 3 -> request.target = "/" + request.target;
            case 4 -> request.target = request.target + "/";
            default -> request.target = request.target + " x";
        }
    }

    private void limits(FuzzRequest request) {
        switch (random.nextInt(5)) {
            case 0 -> request.target += "?q=" + "x".repeat(3000 + random.nextInt(9000));
            case 1 -> request.add("X-Long", "x".repeat(2000 + random.nextInt(30000)));
            case 2 -> {
                for (int i = 0; i < 100 + random.nextInt(400); i++) {
                    request.add("X-Many-" + i, "x".repeat(20));
                }
            }
            case 3 -> request.body("{\"title\":\"" + "x".repeat(60_000 + random.nextInt(20_000)) + "\"}");
            default -> {
                request.body("\"" + "x".repeat(60_000 + random.nextInt(20_000)) + "\"");
                request.chunked = true;
            }
        }
    }

    private void rawBody(FuzzRequest request) {
        switch (random.nextInt(8)) {
            case 0 -> request.body = gzip(request.body);
            case 1 -> {
                request.body = gzip(request.body);
                request.set("Content-Encoding", "gzip");
            }
            case 2 -> request.body = new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0};
            case 3 -> request.body = ("\ufeff" + new String(request.body, UTF_8)).getBytes(UTF_8);
            case 4 -> request.body("{\"title\":");
            case 5 -> request.body = "{\"title\":\"\u00e9\"}".getBytes(ISO_8859_1);
            case 6 -> request.body = new byte[0];
            default -> request.body = truncated(request.body);
        }
    }

    private void framing(FuzzRequest request) {
        switch (random.nextInt(8)) {
            case 0 -> request.chunked = true;
            case 1 -> request.add("Content-Length", any("contentLengths"));
            case 2 -> request.add("Content-Length", "0").add("Content-Length", "0");
            case 3 -> request.add("Content-Length", "3").add("Content-Length", "4");
            case 4 ->
                request.add("Content-Length", "0")
                        .add("Transfer-Encoding", "gzip, chunked")
                        .body("0\r\n\r\n");
            case 5 -> request.add("Transfer-Encoding", any("transferEncodings")).body("0\r\n\r\n");
            case 6 -> request.add("Transfer-Encoding", "chunked").body(any("chunks"));
            default ->
                request.add("Connection", any("connections"))
                        .add("Upgrade", any("upgrades"))
                        .add("HTTP2-Settings", "AAMAAABk");
        }
    }

    private byte[] truncated(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }

    private static byte[] gzip(byte[] body) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private String any(String kind) {
        return any(Traps.of(kind));
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
