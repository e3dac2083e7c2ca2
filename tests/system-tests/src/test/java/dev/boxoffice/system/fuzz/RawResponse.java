package dev.boxoffice.system.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The first response on a connection.
 *
 * @param headers by lower-case name; the values of a repeated header are joined
 */
public record RawResponse(int status, Map<String, String> headers, String body) {

    private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d (\\d{3}).*");

    /**
     * Parses everything that the server sent before it closed the connection.
     *
     * @return null if it sent nothing
     */
    static RawResponse parse(byte[] received) {
        String text = new String(received, ISO_8859_1);
        if (text.isEmpty()) {
            return null;
        }
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end < 0 ? text.length() : end).split("\r\n");
        Matcher status = STATUS.matcher(lines[0]);
        if (end < 0 || !status.matches()) {
            return new RawResponse(0, Map.of(), text);
        }
        byte[] rest = Arrays.copyOfRange(received, end + 4, received.length);
        int code = Integer.parseInt(status.group(1));
        if (code == 100) {
            return parse(rest);
        }
        Map<String, String> headers = headers(lines);
        byte[] body = "chunked".equals(headers.get("transfer-encoding")) ? dechunked(rest) : rest;
        return new RawResponse(
                code, headers, new String("gzip".equals(headers.get("content-encoding")) ? gunzip(body) : body, UTF_8));
    }

    /** Whether everything that the server sent so far contains the end of its response to a request with this method. */
    static boolean isComplete(byte[] received, String method) {
        String text = new String(received, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || text.startsWith("HTTP/1.1 100")) {
            return false;
        }
        Map<String, String> headers = headers(text.substring(0, end).split("\r\n"));
        String length = headers.get("content-length");
        if (method.equals("HEAD") || text.startsWith(" 304", 8) || text.startsWith(" 204", 8)) {
            return true;
        }
        return length == null
                ? headers.containsKey("transfer-encoding") && text.endsWith("\r\n0\r\n\r\n")
                : text.length() >= end + 4 + Integer.parseInt(length);
    }

    private static Map<String, String> headers(String[] lines) {
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.merge(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip(),
                    (first, second) -> first + ", " + second);
        }
        return headers;
    }

    private static byte[] dechunked(byte[] rest) {
        String text = new String(rest, ISO_8859_1);
        var body = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int line = text.indexOf("\r\n", at);
            int size = Integer.parseInt(text.substring(at, line), 16);
            if (size == 0) {
                break;
            }
            body.append(text, line + 2, line + 2 + size);
            at = line + 2 + size + 2;
        }
        return body.toString().getBytes(ISO_8859_1);
    }

    private static byte[] gunzip(byte[] compressed) {
        if (compressed.length == 0) {
            return compressed; // the response to a HEAD
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a damaged response", e);
        }
    }

    /** Whether this is a 503 that a client should repeat. */
    public boolean asksForRetry() {
        return status == 503 && headers.containsKey("retry-after");
    }

    String header(String name) {
        return headers.get(name);
    }
}
