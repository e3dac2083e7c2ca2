package dev.boxoffice.testing.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Changes whose body has an unsupported format, or whose safety headers cannot be honored. */
public final class MalformedChanges {

    private static final String JSON = "Content-Type: application/json";

    private final List<MalformedRequest> requests = new ArrayList<>();
    private final String start;
    private final String token;

    private MalformedChanges(String method, String path, String token) {
        this.start = method + " " + path;
        this.token = token;
    }

    /** Changes of an endpoint that takes JSON. */
    public static List<MalformedRequest> bodies(String method, String path, String token) {
        var table = new MalformedChanges(method, path, token);
        for (String coding : List.of("gzip", "br", "deflate", "zstd", "identity, gzip", "GZIP", "x-unknown")) {
            table.add(JSON + "\r\nContent-Encoding: " + coding, 415);
        }
        table.add(JSON + "\r\nContent-Encoding: identity\r\nContent-Encoding: gzip", 415);
        for (String type : List.of(
                "",
                "x",
                "text",
                "application/",
                "/json",
                "text/plain",
                "application/xml",
                "*/*",
                "application/json;;x",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json;charset=\"latin1\"",
                "application/json, text/plain",
                "multipart/form-data",
                "application/x-www-form-urlencoded",
                "\u00e4/\u00e4")) {
            table.add("Content-Type: " + type, 415);
        }
        table.add(JSON + "\r\nContent-Type: text/plain", 415);
        table.add("X-No-Content-Type: 1", 415);
        return table.requests;
    }

    /** Changes with headers that the endpoint does not support. */
    public static List<MalformedRequest> unsupported(String method, String path, String token, String... headers) {
        var table = new MalformedChanges(method, path, token);
        for (String header : headers) {
            table.add(JSON + "\r\n" + header + ": \"1\"", 400);
        }
        return table.requests;
    }

    /** Changes with invalid idempotency keys. */
    public static List<MalformedRequest> keys(String method, String path, String token) {
        var table = new MalformedChanges(method, path, token);
        for (String key : List.of(
                "",
                "  ",
                "a b",
                "\u00e4",
                "k".repeat(256),
                "a\tb",
                "k\r\nIdempotency-Key: k",
                "a\r\nidempotency-key: b")) {
            table.add(JSON + "\r\nIdempotency-Key: " + key, 400);
        }
        return table.requests;
    }

    /** Changes with invalid preconditions. */
    public static List<MalformedRequest> preconditions(String method, String path, String token) {
        var table = new MalformedChanges(method, path, token);
        for (String tag : List.of(
                "", " ", "x", "\"", "\"1", "1.0", "*,*", "\"a\", *", "W/", "w/\"1.0\"", "\"1.0\"\r\nIf-Match:")) {
            table.add(JSON + "\r\nIf-Match: " + tag, 400);
        }
        return table.requests;
    }

    private void add(String headers, int status) {
        requests.add(new MalformedRequest(
                start + " with " + headers,
                start + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\nContent-Length: 2\r\n" + headers
                        + "\r\n\r\n{}",
                Set.of(status)));
    }
}
