package dev.boxoffice.testing.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends bytes that an HTTP client would refuse to send, one connection per request. */
public final class RawHttp {

    private static final int TIMEOUT_MILLIS = 10_000;

    private RawHttp() {}

    /** Sends the text as ISO-8859-1 and reads one response. */
    public static RawResponse send(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            write(socket, request);
            return read(new BufferedInputStream(socket.getInputStream()), request.startsWith("HEAD "));
        }
    }

    /** A server that has refused the beginning closes the connection; its response can still be read. */
    private static void write(Socket socket, String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException e) {
            if (socket.getInputStream().available() == 0) {
                throw e;
            }
        }
    }

    private static RawResponse read(InputStream in, boolean head) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return new RawResponse(0, Map.of(), "");
        }
        // The status follows "HTTP/1.1 "
        int status = Integer.parseInt(line.substring(9, 12));
        Map<String, List<String>> headers = headers(in);
        var response = new RawResponse(status, headers, "");
        return status == 100
                ? read(in, head)
                : new RawResponse(status, headers, head || status == 304 ? "" : body(in, response));
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String body(InputStream in, RawResponse response) throws IOException {
        var body = new ByteArrayOutputStream();
        if (response.header("Transfer-Encoding").equals("chunked")) {
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                body.write(in.readNBytes(size));
                line(in);
            }
        } else if (!response.header("Content-Length").isEmpty()) {
            body.write(in.readNBytes(Integer.parseInt(response.header("Content-Length"))));
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Returns an empty line at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.append((char) next);
            }
        } catch (SocketException e) { // reset by the server, which refused the rest of the request
            return "";
        }
        return line.toString().stripTrailing();
    }
}
