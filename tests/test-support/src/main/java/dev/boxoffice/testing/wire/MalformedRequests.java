package dev.boxoffice.testing.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Requests that HTTP itself forbids, for any path. */
public final class MalformedRequests {

    private static final String END = "\r\n\r\n";

    private final List<MalformedRequest> requests = new ArrayList<>();
    private final String path;

    private MalformedRequests(String path) {
        this.path = path;
    }

    /** Requests whose method, target, version, headers or framing are malformed. */
    public static List<MalformedRequest> to(String path) {
        var table = new MalformedRequests(path);
        table.targets();
        table.requestLines();
        table.headers();
        table.framing();
        return table.requests;
    }

    private void targets() {
        for (String bad :
                new String[] {"%", "%z", "%zz", "%2", "%%", "%c3%28", "%ff", "%c0%af", "%ed%a0%80", "%u0041"}) {
            target("escape " + bad + " in the path", path + "/" + bad, 400);
            target("escape " + bad + " in the query", path + "?q=" + bad, 400);
            target("escape " + bad + " in a query name", path + "?" + bad + "=1", 400);
        }
        target("NUL in the path", path + "/%00", 400);
        target("NUL in the query", path + "?q=%00", 400);
        target("control character in the path", path + "/%0d%0aX:1", 400);
        target("encoded slash", path + "%2fx", 400, 404);
        target("encoded backslash", path + "%5cx", 400, 404);
        target("encoded dots", path + "/%2e%2e/nothing", 400, 404);
        target("dots", path + "/../nothing", 400, 404);
        target("dots above the root", "/../../../etc/passwd", 400, 404);
        target("double slash", "//nothing" + path, 400, 404);
        target("control byte", path + "/\u0001", 400);
        target("raw non-ASCII", path + "/\u00e4", 400);
        target("no slash", "nothing", 400);
        target("asterisk", "*", 400);
        target("authority", "a:80", 400);
        target("fragment", path + "#top", 400);
        target("long", path + "?q=" + "a".repeat(20_000), 414);
        target("very long", path + "?q=" + "a".repeat(200_000), 414);
        target("absolute form of another scheme", "ftp://x" + path, 400);
        target("absolute form without a host", "http://" + path, 400);
        target("absolute form with a bad port", "http://x:99999" + path, 400);
    }

    private void requestLines() {
        line("no version", "GET " + path, 400);
        line("space in the target", "GET " + path + " x HTTP/1.1", 400);
        line("version 2.0", "GET " + path + " HTTP/2.0", 400);
        raw("HTTP/2 with prior knowledge", "PRI * HTTP/2.0" + END + "SM" + END, 400);
        line("version 1.2", "GET " + path + " HTTP/1.2", 400);
        line("version 9.9", "GET " + path + " HTTP/9.9", 400);
        line("not a version", "GET " + path + " FOO/1", 400);
        line("no method", path + " HTTP/1.1", 400);
        line("control character in the method", "G\u0001T " + path + " HTTP/1.1", 400);
        line("separator in the method", "G@T " + path + " HTTP/1.1", 400);
        line("long method", "A".repeat(20_000) + " " + path + " HTTP/1.1", 414);
    }

    private void headers() {
        raw("missing Host", "GET " + path + " HTTP/1.1" + END, 400);
        raw("repeated Host", "GET " + path + " HTTP/1.1\r\nHost: a\r\nHost: b" + END, 400);
        for (String host : new String[] {
            "", " ", "a b", "a/b", "user@a", "a:b", "a:99999", "[::1", "a\u0001", "\u00e4", "%zz", "a,b"
        }) {
            raw("Host '" + host + "'", "GET " + path + " HTTP/1.1\r\nHost: " + host + END, 400);
        }
        header("no colon", "Broken", 400);
        header("space before the colon", "X-A : 1", 400);
        header("space in the name", "X A: 1", 400);
        header("separator in the name", "X@(A): 1", 400);
        header("non-ASCII name", "X-\u00e4: 1", 400);
        header("empty name", ": 1", 400);
        header("NUL in a value", "X-A: a\0b", 400);
        header("control character in a value", "X-A: a\u0001b", 400);
        header("long value", "X-A: " + "a".repeat(30_000), 431);
        header("very long value", "X-A: " + "a".repeat(200_000), 431);
        header("many headers", "X-A: a\r\n".repeat(5_000) + "X-A: a", 431);
        header("unknown expectation", "Expect: 200-ok", 417);
        header("empty expectation", "Expect:", 417);
    }

    private void framing() {
        for (String length :
                new String[] {"", "-1", "+1", "x", "1,2", "1.0", "0x1", "99999999999999999999", "1 1", "\u0661"}) {
            post("Content-Length '" + length + "'", "Content-Length: " + length, "x", 400, 413);
        }
        post("two lengths", "Content-Length: 1\r\nContent-Length: 2", "ab", 400);
        post("length and chunks", "Content-Length: 1\r\nTransfer-Encoding: chunked", "0" + END, 400);
        post("chunks and length", "Transfer-Encoding: chunked\r\nContent-Length: 1", "0" + END, 400);
        for (String encoding : new String[] {
            "gzip",
            "identity",
            "chunked, chunked",
            "gzip, chunked",
            "chunked, gzip",
            "xchunked",
            "chunked\u000b",
            "",
            "\"chunked\""
        }) {
            post("Transfer-Encoding '" + encoding + "'", "Transfer-Encoding: " + encoding, "0" + END, 400);
        }
        post("two encodings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "0" + END, 400);
        post("space before the colon of a length", "Content-Length : 1", "a", 400);
        raw(
                "chunks in HTTP/1.0",
                "POST " + path + " HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked" + END + "0" + END,
                400);
    }

    private void target(String name, String target, Integer... statuses) {
        raw(name, "GET " + target + " HTTP/1.1\r\nHost: a" + END, statuses);
    }

    private void line(String name, String line, Integer... statuses) {
        raw(name, line + "\r\nHost: a" + END, statuses);
    }

    private void header(String name, String header, Integer... statuses) {
        raw(name, "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + header + END, statuses);
    }

    private void post(String name, String headers, String body, Integer... statuses) {
        raw(
                name,
                "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + headers + END + body,
                statuses);
    }

    private void raw(String name, String text, Integer... statuses) {
        requests.add(new MalformedRequest(name, text, Set.of(statuses)));
    }
}
