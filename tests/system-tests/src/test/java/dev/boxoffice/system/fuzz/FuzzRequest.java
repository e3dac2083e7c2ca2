package dev.boxoffice.system.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A request as bytes on the wire, which mutations may make invalid. Header values are ISO 8859-1. */
public final class FuzzRequest {

    private record Header(String name, String value) {}

    String method;
    String target;
    String version = "HTTP/1.1";
    byte[] body = {};
    boolean chunked;
    /** The client sends only a part of the body and then closes the connection. */
    boolean hangsUp;

    private final List<Header> headers = new ArrayList<>();

    FuzzRequest(String method, String target) {
        this.method = method;
        this.target = target;
    }

    FuzzRequest add(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    FuzzRequest set(String name, String value) {
        return remove(name).add(name, value);
    }

    FuzzRequest remove(String name) {
        headers.removeIf(header -> header.name.equalsIgnoreCase(name));
        return this;
    }

    boolean has(String name) {
        return headers.stream().anyMatch(header -> header.name.equalsIgnoreCase(name));
    }

    List<String> headerNames() {
        return headers.stream().map(Header::name).toList();
    }

    void body(String text) {
        body = text.getBytes(UTF_8);
    }

    public boolean hangsUp() {
        return hangsUp;
    }

    public String method() {
        return method;
    }

    public String target() {
        return target;
    }

    /** The bytes to send; the length of the body is added unless a mutation has declared one. */
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        var head = new StringBuilder(method + " " + target + (version.isEmpty() ? "" : " " + version) + "\r\n");
        headers.forEach(header ->
                head.append(header.name).append(": ").append(header.value).append("\r\n"));
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (body.length > 0 && !has("Content-Length") && !has("Transfer-Encoding")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        int sent = hangsUp ? body.length / 2 : body.length;
        if (chunked && body.length > 0) {
            bytes.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1));
        }
        bytes.write(body, 0, sent);
        if (chunked && !hangsUp) {
            bytes.writeBytes((body.length > 0 ? "\r\n0\r\n\r\n" : "0\r\n\r\n").getBytes(ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    /** The start of the request, for messages. */
    @Override
    public String toString() {
        String text = new String(bytes(), ISO_8859_1);
        return text.length() > 1500 ? text.substring(0, 1500) + "…" : text;
    }
}
