package dev.boxoffice.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RequestBodiesTest {

    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

    @Inject
    Echo echo;

    private final LoggedErrors errors = new LoggedErrors();
    private RawClient client;
    private int before;

    @BeforeEach
    void connect() throws IOException {
        client = new RawClient(TestPort.get());
        before = echo.requests();
    }

    @AfterEach
    void logsNoError() throws IOException {
        client.close();
        errors.close();
        assertThat(errors.messages()).isEmpty();
    }

    @Test
    void passesOnABodyThatArrivesInParts() throws IOException {
        sendStart(client, "Content-Length: 10\r\n\r\nhello");
        client.send("world");

        assertThat(client.read()).contains("200 OK").contains("echo:helloworld");
    }

    @Test
    void passesOnAChunkedBody() throws IOException {
        post(CHUNKED + "5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n");

        assertThat(client.read()).contains("200 OK").contains("echo:helloworld");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "Content-Length: 0\r\n\r\n"})
    void passesOnAnEmptyBody(String rest) throws IOException {
        post(rest);

        assertThat(client.read()).contains("200 OK").endsWith("echo:empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 0\r\n\r\n",
                "Content-Length: 00\r\n\r\n",
                "Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
                CHUNKED + "0\r\n\r\n"
            })
    void ignoresTheFormatOfAnEmptyBody(String rest) throws IOException {
        for (String type : new String[] {"application/x-www-form-urlencoded", "x", "*/*"}) {
            client.send("POST /type HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\n" + rest);

            assertThat(client.read()).contains("200 OK").endsWith("type:null");
        }
    }

    @Test
    void continuesAClientThatAsks() throws IOException {
        post("Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
        assertThat(client.read()).startsWith("HTTP/1.1 100 Continue");
        client.send("hello");

        assertThat(client.read()).contains("echo:hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\r\n\r\nhello", CHUNKED + "5\r\nhello\r\n", CHUNKED + "5\r\nhe"})
    void timesOutAHalfSentBody(String rest) throws IOException {
        post(rest);

        assertThat(client.readToEnd())
                .startsWith("HTTP/1.1 408 ")
                .contains("application/problem+json")
                .contains("/problems/request-timeout")
                .containsIgnoringCase("connection: close");
        assertThat(echo.requests()).isEqualTo(before);
    }

    @Test
    void timesOutABodyThatTricklesIn() throws Exception {
        post("Content-Length: 1000\r\n\r\n");
        client.trickle("xxxxxxxxxxxxxxx");

        assertThat(client.readToEnd()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void refusesAnAnnouncedBodyOverTheLimit() throws IOException {
        post("Content-Length: 1025\r\n\r\nhello");

        assertThat(client.readToEnd()).startsWith("HTTP/1.1 413 ").contains("/problems/body-too-large");
        assertThat(echo.requests()).isEqualTo(before);
    }

    @Test
    void refusesAChunkedBodyOverTheLimit() throws IOException {
        post(CHUNKED + "3e8\r\n" + "x".repeat(1000) + "\r\n3e8\r\n" + "x".repeat(1000) + "\r\n0\r\n\r\n");

        assertThat(client.readToEnd()).startsWith("HTTP/1.1 413 ").contains("/problems/body-too-large");
        assertThat(echo.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4096\r\n\r\n%s",
                CHUNKED + "1000\r\n%s\r\n0\r\n\r\n",
            })
    void acceptsALongerBodyAsAnUpload(String rest) throws IOException {
        client.send("POST /upload HTTP/1.1\r\nHost: x\r\n" + rest.formatted("x".repeat(4096)));

        assertThat(client.read()).contains("200 OK").contains("received:4096");
    }

    @Test
    void acceptsALongerBodyAtAPathWithAVariable() throws IOException {
        client.send("POST /things/7/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 4096\r\n\r\n" + "x".repeat(4096));

        assertThat(client.read()).contains("200 OK").contains("received:4096");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /things/upload", "PUT /upload", "POST /upload/x", "POST /upload?x"})
    void limitsUploads(String line) throws IOException {
        client.send(line + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4097\r\n\r\nhello");

        assertThat(client.readToEnd()).startsWith("HTTP/1.1 413 ").contains("/problems/body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 6000\r\n\r\n%s", CHUNKED + "1770\r\n%s\r\n0\r\n\r\n"})
    void passesOnTheFieldsOfAPageWithALargerUpload(String rest) throws IOException {
        client.send("POST /upload HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n"
                + "Content-Type: multipart/form-data; boundary=x1\r\n" + rest.formatted("x".repeat(6000)));

        assertThat(client.read()).contains("200 OK").contains("received:6000");
    }

    @Test
    void limitsUploadsInProgress() throws IOException {
        try (var other = new RawClient(TestPort.get())) {
            other.send("POST /upload HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4096\r\n\r\n");
            assertThat(other.read()).startsWith("HTTP/1.1 100 Continue");

            client.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 4096\r\n\r\nhello");
            assertThat(client.read())
                    .startsWith("HTTP/1.1 503 ")
                    .contains("/problems/overloaded")
                    .containsIgnoringCase("retry-after: 1");

            other.send("x".repeat(4096));
            assertThat(other.read()).contains("200 OK");
        }
        try (var next = new RawClient(TestPort.get())) {
            next.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 4096\r\n\r\n" + "x".repeat(4096));
            assertThat(next.read()).contains("200 OK");
        }
    }

    @Test
    void ignoresClientsThatHangUp() throws IOException {
        sendStart(client, "Content-Length: 10\r\n\r\nhello");
        client.close();
        try (var other = new RawClient(TestPort.get())) {
            sendStart(other, CHUNKED + "5\r\nhe");
            other.reset();
        }
        awaitBodyTimeout();

        assertThat(echo.requests()).isEqualTo(before);
    }

    /** Sends the start of a request and waits until the server has read it, which it confirms before it reads on. */
    private static void sendStart(RawClient client, String start) throws IOException {
        client.send("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n" + start);
        assertThat(client.read()).startsWith("HTTP/1.1 100 Continue");
    }

    /** Waits until a later request times out, so that the time of all earlier ones is over. */
    private static void awaitBodyTimeout() throws IOException {
        try (var later = new RawClient(TestPort.get())) {
            later.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n");
            assertThat(later.readToEnd()).startsWith("HTTP/1.1 408 ");
        }
    }

    private void post(String rest) throws IOException {
        client.send("POST /echo HTTP/1.1\r\nHost: x\r\n" + rest);
    }
}
