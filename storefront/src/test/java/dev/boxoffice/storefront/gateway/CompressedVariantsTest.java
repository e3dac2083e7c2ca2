package dev.boxoffice.storefront.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class CompressedVariantsTest {

    private static final String TICKET = "/api/tickets/1";

    @TestHTTPResource
    URI storefront;

    @BeforeEach
    void respondWithTag() {
        StubServices.respond(TICKET, "{\"title\": \"" + "a".repeat(1_000) + "\"}", "\"3.14\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            gzip                          | gzip    | "3.14-gzip"
            gzip, deflate, br, zstd       | gzip    | "3.14-gzip"
            GZIP;q=0.1                    | -       | "3.14"
            deflate, gzip;q=0.5           | deflate | "3.14-deflate"
            *                             | gzip    | "3.14-gzip"
            *;q=0.1                       | gzip    | "3.14-gzip"
            gzip;q=0                      | -       | "3.14"
            gzip;q=0, *                   | deflate | "3.14-deflate"
            *;q=0                         | -       | "3.14"
            identity;q=0                  | -       | "3.14"
            identity                      | -       | "3.14"
            br                            | -       | "3.14"
            """)
    void givesEachVariantItsOwnTag(String accept, String coding, String tag) throws IOException {
        for (String method : new String[] {"GET", "HEAD"}) {
            String response = send(method, TICKET, "Accept-Encoding: " + accept);

            assertThat(header(response, "ETag")).as(method).isEqualTo(tag);
            assertThat(header(response, "Vary")).as(method).containsIgnoringCase("Accept-Encoding");
            if (method.equals("GET")) {
                assertThat(header(response, "Content-Encoding")).isEqualTo(coding);
            }
        }
    }

    @Test
    void doesNotCompressForHttp10() throws IOException {
        String response = raw("GET " + TICKET + " HTTP/1.0\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n");

        assertThat(header(response, "Content-Encoding")).isNull();
        assertThat(header(response, "ETag")).isEqualTo("\"3.14\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            gzip     | "3.14-gzip"                    | "3.14"
            gzip     | W/"3.14-gzip", "2.0-gzip"      | W/"3.14", "2.0"
            gzip     | "3.14"                         | -
            gzip     | "3.14", "3.14-gzip"            | "3.14"
            gzip     | *                              | *
            gzip     | 3.14-gzip                      | 3.14-gzip
            identity | "3.14"                         | "3.14"
            identity | "3.14-gzip"                    | -
            deflate  | "3.14-gzip", "3.14-deflate"    | "3.14"
            """)
    void revalidatesTheSelectedVariant(String accept, String sent, String received) throws IOException {
        send("GET", TICKET, "Accept-Encoding: " + accept + "\r\nIf-None-Match: " + sent);

        assertThat(StubServices.headerFor(TICKET, "If-None-Match")).isEqualTo(received);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3.14\"", "\"3.14-gzip\"", "\"3.14-deflate\""})
    void acceptsTheTagOfEveryVariantInAnEdit(String tag) throws IOException {
        send("PUT", TICKET, "Content-Length: 0\r\nIf-Match: " + tag);

        assertThat(StubServices.headerFor(TICKET, "If-Match")).isEqualTo("\"3.14\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/boxoffice.css", "/nothing", "/sign-out", "/api/tickets/none"})
    void variesByEncoding(String path) throws IOException {
        assertThat(send("GET", path, "Accept: */*").toLowerCase(Locale.ROOT))
                .containsPattern("vary: [a-z, ]*accept-encoding");
        assertThat(send("GET", path, "Accept-Encoding: gzip").toLowerCase(Locale.ROOT))
                .containsPattern("vary: [a-z, ]*accept-encoding");
    }

    @Test
    void sendsWholeFilesOnly() throws IOException {
        String response = send("GET", "/assets/boxoffice.css", "Accept-Encoding: gzip\r\nRange: bytes=0-9");

        assertThat(response).startsWith("HTTP/1.1 200");
        assertThat(header(response, "Accept-Ranges")).isNull();
    }

    private String send(String method, String path, String headers) throws IOException {
        return raw(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n\r\n");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(storefront.getHost(), storefront.getPort())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static String header(String response, String name) {
        String head = response.substring(0, response.indexOf("\r\n\r\n") + 2);
        Matcher header = Pattern.compile("(?im)^" + name + ": (.*)$").matcher(head);
        return header.find() ? header.group(1) : null;
    }
}
